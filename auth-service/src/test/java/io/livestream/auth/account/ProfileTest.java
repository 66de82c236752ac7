package io.livestream.auth.account;

import static io.livestream.testing.Replies.code;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.startsWith;

import io.livestream.auth.Member;
import io.livestream.testing.As;
import io.livestream.testing.LogProbe;
import io.livestream.testing.TestTokens;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class ProfileTest {

    @Test
    void oneReadsTheOwnAccount() {
        Member member = Member.teacher();

        member.request()
                .get("/api/auth/me")
                .then()
                .statusCode(200)
                .body("id", equalTo(member.id().toString()))
                .body("email", equalTo(member.email()))
                .body("displayName", equalTo(member.displayName()))
                .body("role", equalTo("teacher"))
                .body("disabled", equalTo(false));
    }

    @Test
    void withoutATokenOneIsNobody() {
        As.anonymous()
                .request()
                .get("/api/auth/me")
                .then()
                .statusCode(401)
                .contentType("application/problem+json")
                .header("WWW-Authenticate", startsWith("Bearer"))
                .body(code("unauthenticated"));
    }

    static Stream<Arguments> badTokens() {
        return TestTokens.bad().entrySet().stream().map(bad -> Arguments.of(bad.getKey(), bad.getValue()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badTokens")
    void aBadTokenIsRefused(String what, String token) {
        As.teacher().with(token).request().get("/api/auth/me").then().statusCode(401);
    }

    @Test
    void aTokenThatWasTamperedWithIsRefused() {
        String[] parts = Member.student().token().split("\\.");
        String[] admins = Member.admin().token().split("\\.");
        String mixed = parts[0] + "." + admins[1] + "." + parts[2];

        As.student().with(mixed).request().get("/api/auth/me").then().statusCode(401);
    }

    @Test
    void aNewNameIsToldToAllServices() {
        Member member = Member.student();

        var response =
                member.request().body(Map.of("displayName", " Countess ")).patch("/api/auth/me");

        response.then().statusCode(200).body("displayName", equalTo("Countess"));
        assertThat(LogProbe.log().accountOf(member.id()).orElseThrow().displayName())
                .isEqualTo("Countess");
    }

    @Test
    void whatIsLeftOutStaysAsItIs() {
        Member member = Member.student();

        var response = member.request()
                .body(Map.of("role", "admin", "email", "x@example.org"))
                .patch("/api/auth/me");

        response.then()
                .statusCode(200)
                .body("displayName", equalTo(member.displayName()))
                .body("email", equalTo(member.email()))
                .body("role", equalTo("student"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "Ada\nLovelace", "Ada\u202egnihcaet"})
    void aNameThatIsNoneIsRefused(String name) {
        Member member = Member.student();

        member.request()
                .body(Map.of("displayName", name))
                .patch("/api/auth/me")
                .then()
                .statusCode(400)
                .body("violations.field", hasItem("displayName"));
    }
}
