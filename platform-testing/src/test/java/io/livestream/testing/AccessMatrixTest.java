package io.livestream.testing;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class AccessMatrixTest {

    private static final String HEADER = "anonymous student teacher moderator owner admin\n";

    @Test
    void aRightTablePasses() {
        AccessMatrix matrix = AccessMatrix.read("access-matrix.txt");

        assertThatCode(() -> matrix.check(AccessMatrixTest::situation)).doesNotThrowAnyException();
    }

    @Test
    void eachWrongCellIsTold() {
        AccessMatrix matrix = AccessMatrix.parse(HEADER + """
                GET /probe        401 200 200 200 200 204
                PUT /probe/{name} 401 204 403 204 204 204
                """);

        assertThatThrownBy(() -> matrix.check(AccessMatrixTest::situation))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("2 cells are wrong")
                .hasMessageContaining("GET /probe as admin: expected 204, was 200")
                .hasMessageContaining("PUT /probe/{name} as student: expected 204, was 403");
    }

    @Test
    void theTableNamesEachOperationAndNoOther() {
        AccessMatrix matrix = AccessMatrix.parse(HEADER + """
                GET  /probe  401 200 200 200 200 200
                POST /probe  401 200 200 200 200 200
                """);

        assertThatThrownBy(() -> matrix.check(AccessMatrixTest::situation))
                .hasMessageContaining("PUT /probe/{name}: not in the table")
                .hasMessageContaining("POST /probe: not in the OpenAPI document");
    }

    @Test
    void aTableWithoutAPartIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> AccessMatrix.parse("student owner\nGET /probe 200 200"));
    }

    private static Situation situation(Operation operation) {
        return Situation.of(owner(), owner())
                .path("name", UUID.randomUUID())
                .body(operation.is("PUT", "/probe/{name}") ? Map.of("colour", "blue") : null);
    }

    private static TestUser owner() {
        UUID id = UUID.randomUUID();
        String token = TestTokens.token(id, ProbeResource.OWNER, "teacher");
        return new TestUser(id, ProbeResource.OWNER, "owner@example.org", token);
    }
}
