package io.livestream.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.junit.QuarkusTest;
import java.util.HashMap;
import java.util.List;
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
                GET /probe        401 200 200 200 200 403
                PUT /probe/{name} 401 204 403 204 204 204
                """);

        assertThatThrownBy(() -> matrix.check(AccessMatrixTest::situation))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("2 cells are wrong")
                .hasMessageContaining("GET /probe as admin: expected 403, was 200")
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
    void theDocumentNamesEachSuccessAndWhatItHolds() {
        Operation post = new Operation("POST", "/probe");
        Map<Part, Integer> created = Map.of(Part.OWNER, 201, Part.STUDENT, 403);
        Map<Part, Integer> done = Map.of(Part.OWNER, 204);
        Object json = Map.of("content", Map.of("application/json", Map.of()));
        Object empty = Map.of("description", "Done");

        assertThat(AccessMatrix.undescribed(post, created, Map.of("201", json))).isEmpty();
        assertThat(AccessMatrix.undescribed(post, done, Map.of("204", empty))).isEmpty();
        assertThat(AccessMatrix.undescribed(post, created, Map.of("200", json)))
                .containsExactly("POST /probe: the OpenAPI document does not name 201");
        assertThat(AccessMatrix.undescribed(post, created, Map.of("201", empty)))
                .containsExactly("POST /probe: the OpenAPI document does not say what 201 holds");
    }

    @Test
    void theDocumentSaysWhatAnOperationIsAskedWithAndInWhichFormsItReplies() {
        Operation get = new Operation("GET", "/probe");
        Object bounded = Map.of("type", "integer", "minimum", 1, "maximum", 100, "default", 20);
        Object plain = Map.of("200", Map.of("content", Map.of("application/json", Map.of())));

        assertThat(DescribedForms.faults(get, asked("How many", bounded, plain)))
                .isEmpty();
        assertThat(DescribedForms.faults(get, asked(null, bounded, plain)))
                .containsExactly("GET /probe: the OpenAPI document does not say what limit is");
        assertThat(DescribedForms.faults(get, asked("How many", Map.of("type", "string"), plain)))
                .containsExactly("GET /probe: the OpenAPI document does not say what a limit may be");
        Object weighed = Map.of("200", Map.of("content", Map.of("text/csv;qs=0.5", Map.of())));
        assertThat(DescribedForms.faults(get, asked("How many", bounded, weighed)))
                .containsExactly("GET /probe: text/csv;qs=0.5 is more than a media type");
    }

    private static Map<String, Object> asked(String description, Object schema, Object responses) {
        Map<String, Object> limit = new HashMap<>(Map.of("name", "limit", "schema", schema));
        limit.put("description", description);
        return Map.of("parameters", List.of(limit), "responses", responses);
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
