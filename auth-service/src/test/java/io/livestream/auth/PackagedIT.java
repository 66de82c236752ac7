package io.livestream.auth;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.livestream.testing.LogProbe;
import io.livestream.testing.Packaged;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The service as it is packaged: the jar, or with {@code -Dnative} the executable. */
@QuarkusIntegrationTest
@TestProfile(PackagedIT.Operator.class)
class PackagedIT {

    /** What an operator has to set; the rest is as in production. */
    public static class Operator implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("auth.keys.secret", "a secret of nobody but the packaged test");
        }
    }

    @BeforeEach
    void awaitReady() {
        Packaged.awaitReady();
    }

    @Test
    void whoRegistersCanSignInAndIsPublished() {
        Member member = Member.student();

        member.request()
                .get("/api/auth/me")
                .then()
                .statusCode(200)
                .body("id", equalTo(member.id().toString()))
                .body("displayName", equalTo(member.displayName()));
        assertThat(LogProbe.log().accountOf(member.id())).isPresent();
    }

    @Test
    void aPasswordThatManyHaveIsRefused() {
        given().contentType("application/json")
                .body(Map.of("email", "eve@example.org", "password", "password123", "displayName", "Eve"))
                .post("/api/auth/register")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("violations", hasSize(1));
    }

    @Test
    void theKeySetIsPublic() {
        given().get("/api/auth/.well-known/jwks.json").then().statusCode(200).body("keys[0].kty", equalTo("EC"));
    }
}
