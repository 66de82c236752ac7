package io.livestream.auth.login;

import static io.livestream.testing.Replies.code;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.livestream.auth.Member;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.jwt.consumer.JwtContext;
import org.jose4j.keys.resolvers.JwksVerificationKeyResolver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class SigningInTest {

    @Inject
    MeterRegistry meters;

    @Test
    void aLoginGivesTokens() {
        Member member = Member.registered("student");

        Member.signIn(member.email(), Member.PASSWORD, Member.freshAddress())
                .then()
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .body("token_type", equalTo("Bearer"))
                .body("expires_in", equalTo(1800))
                .body("refresh_token", not(equalTo(null)));
    }

    @Test
    void aLoginCountsByWhatCameOfIt() {
        Member member = Member.registered("student");
        double granted = attempts("granted");
        double refused = attempts("bad-credentials");

        Member.signIn(member.email(), Member.PASSWORD, Member.freshAddress());
        Member.signIn(member.email(), "not " + Member.PASSWORD, Member.freshAddress());

        assertThat(attempts("granted")).isEqualTo(granted + 1);
        assertThat(attempts("bad-credentials")).isEqualTo(refused + 1);
    }

    private double attempts(String outcome) {
        return meters.get("livestream.login.attempts")
                .tag("outcome", outcome)
                .counter()
                .count();
    }

    @Test
    void theTokenSaysWhatTheContractSaysAndThePublishedKeyProvesIt() throws Exception {
        Member member = Member.teacher();
        String published = given().get("/api/auth/.well-known/jwks.json").asString();

        JwtContext token = new JwtConsumerBuilder()
                .setVerificationKeyResolver(
                        new JwksVerificationKeyResolver(new JsonWebKeySet(published).getJsonWebKeys()))
                .setExpectedIssuer("livestream")
                .setExpectedAudience("livestream")
                .build()
                .process(member.token());

        JwtClaims claims = token.getJwtClaims();
        assertThat(claims.getSubject()).isEqualTo(member.id().toString());
        assertThat(claims.getStringListClaimValue("groups")).containsExactly("teacher");
        assertThat(claims.getStringClaimValue("name")).isEqualTo(member.displayName());
        assertThat(claims.getStringClaimValue("upn")).isEqualTo(member.email());
        assertThat(claims.getJwtId()).isNotBlank();
        assertThat(claims.getExpirationTime().getValue() - claims.getIssuedAt().getValue())
                .isEqualTo(1800);
        assertThat(token.getJoseObjects().getFirst().getAlgorithmHeaderValue()).isEqualTo("ES256");
        assertThat(token.getJoseObjects().getFirst().getHeader("typ")).isEqualTo("JWT");
    }

    @Test
    void thePasswordFormOfOauthIsTakenToo() {
        Member member = Member.registered("student");

        given().contentType(ContentType.URLENC)
                .formParam("grant_type", "password")
                .formParam("username", member.email())
                .formParam("password", Member.PASSWORD)
                .post("/api/auth/login")
                .then()
                .statusCode(200)
                .body("token_type", equalTo("Bearer"));
    }

    @Test
    void aFormWithoutAGrantTypeIsTaken() {
        Member member = Member.registered("student");

        given().contentType(ContentType.URLENC)
                .formParam("username", member.email())
                .formParam("password", Member.PASSWORD)
                .post("/api/auth/login")
                .then()
                .statusCode(200);
    }

    @Test
    void anotherGrantTypeIsNot() {
        given().contentType(ContentType.URLENC)
                .formParam("grant_type", "client_credentials")
                .formParam("username", "ada@example.org")
                .formParam("password", Member.PASSWORD)
                .post("/api/auth/login")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("violations.field", hasItem("grant_type"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "password=x                          | username",
                "username=ada%40example.org          | password",
                "username=a&password=x&password=y    | password",
                "''                                  | username",
            })
    void aFormThatBreaksARuleIsNot(String form, String field) {
        given().contentType(ContentType.URLENC)
                .body(form)
                .post("/api/auth/login")
                .then()
                .statusCode(400)
                .body(code("invalid"))
                .body("violations.field", hasItem(field));
    }

    @Test
    void aFormThatCannotBeReadIsNot() {
        given().contentType(ContentType.URLENC)
                .body("username=%zz&password=x")
                .post("/api/auth/login")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body(code("malformed"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"username=a%00@b.c&password=x%00y", "username=&password=", "username=%F0%28&password=%F0%28"})
    void whatIsNoAccountsAddressIsJustWrong(String form) {
        given().contentType(ContentType.URLENC)
                .header("X-Forwarded-For", Member.freshAddress())
                .body(form)
                .post("/api/auth/login")
                .then()
                .statusCode(401)
                .body(code("bad-credentials"));
    }

    @Test
    void anotherTypeOfBodyIsNot() {
        given().contentType(ContentType.TEXT)
                .body("let me in")
                .post("/api/auth/login")
                .then()
                .statusCode(415)
                .contentType("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"email\": \"ada@example.org\"}", "{\"password\": \"seventeen\"}", "nonsense", ""})
    void aBodyThatIsNoLoginIsRefused(String body) {
        given().contentType(ContentType.JSON)
                .body(body)
                .post("/api/auth/login")
                .then()
                .statusCode(400);
    }

    @Test
    void theAddressIsTakenInWhateverCase() {
        Member member = Member.registered("student");

        Member.signIn(" " + member.email().toUpperCase(), Member.PASSWORD, Member.freshAddress())
                .then()
                .statusCode(200);
    }

    @Test
    void nobodyLearnsWhichAccountsThereAre() {
        Member member = Member.registered("student");
        Member disabled = Member.registered("student");
        disable(disabled);

        Response wrong = Member.signIn(member.email(), "another password", Member.freshAddress());
        Response unknown = Member.signIn(Member.freshEmail(), Member.PASSWORD, Member.freshAddress());
        Response noAddress = Member.signIn("nobody \u0007", Member.PASSWORD, Member.freshAddress());
        Response shutOut = Member.signIn(disabled.email(), Member.PASSWORD, Member.freshAddress());

        wrong.then()
                .statusCode(401)
                .contentType("application/problem+json")
                .header("WWW-Authenticate", startsWith("Bearer"))
                .body(code("bad-credentials"));
        assertThat(List.of(unknown, noAddress, shutOut))
                .allSatisfy(response -> assertThat(response.asString()).isEqualTo(wrong.asString()))
                .allSatisfy(response -> assertThat(response.statusCode()).isEqualTo(401));
    }

    private static void disable(Member member) {
        Member.firstAdmin()
                .request()
                .body(Map.of("disabled", true))
                .put("/api/auth/users/{id}/disabled", member.id())
                .then()
                .statusCode(200);
    }
}
