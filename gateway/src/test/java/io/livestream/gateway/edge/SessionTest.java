package io.livestream.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.livestream.gateway.stub.StubServices;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How our own pages stay signed in. */
@QuarkusTest
@WithTestResource(StubServices.class)
class SessionTest extends EdgeTestBase {

    private static final String GOOD = "{\"email\":\"ann@class.example\",\"password\":\"good\"}";

    @Test
    void aPageGetsTheAccessTokenAndNeverTheRefreshToken() {
        ourPage()
                .body(GOOD)
                .post("/session")
                .then()
                .statusCode(200)
                .body("access_token", equalTo("access-1"))
                .body("$", not(hasKey("refresh_token")))
                .header("Cache-Control", "no-store")
                .header(
                        "Set-Cookie",
                        allOf(
                                startsWith("livestream-session=refresh-1; Path=/session; "),
                                containsString("HttpOnly"),
                                containsString("SameSite=Strict"),
                                not(containsString("Domain"))));
    }

    @Test
    void wrongCredentialsAreRefusedAsTheServiceSaysSo() {
        ourPage()
                .body("{\"email\":\"ann@class.example\",\"password\":\"bad\"}")
                .post("/session")
                .then()
                .statusCode(401)
                .contentType("application/problem+json")
                .header("Set-Cookie", nullValue())
                .body("code", equalTo("bad-credentials"));
    }

    @Test
    void theSessionIsRenewedByTheCookie() {
        ourPage()
                .header("Cookie", "livestream-session=refresh-1")
                .post("/session/refresh")
                .then()
                .statusCode(200)
                .body("access_token", equalTo("access-2"))
                .header("Set-Cookie", startsWith("livestream-session=refresh-2;"));
    }

    @Test
    void aRefusedRefreshTokenIsForgotten() {
        ourPage()
                .header("Cookie", "livestream-session=spent")
                .post("/session/refresh")
                .then()
                .statusCode(401)
                .header("Set-Cookie", allOf(startsWith("livestream-session=;"), containsString("Max-Age=0")));
    }

    @Test
    void thatNobodyIsSignedInIsNoFailure() {
        ourPage().post("/session/refresh").then().statusCode(204);
        ourPage().delete("/session").then().statusCode(204);
    }

    @Test
    void signingOutEndsTheSessionThereAndHere() {
        int before = sessionsEnded();

        ourPage()
                .header("Cookie", "livestream-session=refresh-1")
                .delete("/session")
                .then()
                .statusCode(204)
                .header("Set-Cookie", containsString("Max-Age=0"));
        assertThat(sessionsEnded()).isEqualTo(before + 1);
    }

    @Test
    void signingOutOfASessionThatIsOverForgetsIt() {
        ourPage()
                .header("Cookie", "livestream-session=spent")
                .delete("/session")
                .then()
                .statusCode(204)
                .header("Set-Cookie", containsString("Max-Age=0"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://class.example", "https://evil.example", "null"})
    void pagesOfOtherOriginsHaveNoSession(String origin) {
        client().header("Origin", origin)
                .header("Cookie", "livestream-session=refresh-1")
                .post("/session/refresh")
                .then()
                .statusCode(403)
                .body("code", equalTo("origin-not-allowed"));
    }

    @Test
    void aRequestThatDoesNotSayWhereItComesFromHasNone() {
        client().header("Cookie", "livestream-session=refresh-1")
                .post("/session/refresh")
                .then()
                .statusCode(403);
    }

    @Test
    void aSessionCannotBeRead() {
        ourPage().get("/session").then().statusCode(405).header("Allow", "POST, DELETE");
    }

    @Test
    void servicesAreSentNoCookies() {
        client().header("Cookie", "livestream-session=refresh-1")
                .get("/api/auth/me")
                .then()
                .body("headers", not(hasKey("cookie")));
    }

    /** How many the service has ended so far. */
    private int sessionsEnded() {
        return Integer.parseInt(client().get("/api/auth/logged-out").asString());
    }

    private RequestSpecification ourPage() {
        return client().header("Origin", "http://127.0.0.1:" + edge.actualPort());
    }
}
