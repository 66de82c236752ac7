package io.livestream.gateway.edge;

import static java.time.format.DateTimeFormatter.RFC_1123_DATE_TIME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.livestream.gateway.stub.StubServices;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(StubServices.class)
class BrowserRulesTest extends EdgeTestBase {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/auth/me",
                "/api/livestream/1/refused",
                "/api/auth/silent",
                "/nothing",
                "/api/docs",
                "/api/openapi.json"
            })
    void everyReplyTellsBrowsersToBeCareful(String path) {
        client().get(path)
                .then()
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "no-referrer")
                .header("Cross-Origin-Opener-Policy", "same-origin")
                .header("Cross-Origin-Resource-Policy", "same-origin")
                .header("Permissions-Policy", containsString("camera=()"))
                .header(
                        "Content-Security-Policy",
                        allOf(
                                containsString("default-src 'none'"),
                                containsString("frame-ancestors 'none'"),
                                not(containsString("unsafe"))))
                .header("Strict-Transport-Security", nullValue());
    }

    /** Pages go by it where a device's own clock is wrong. */
    @ParameterizedTest
    @ValueSource(strings = {"/api/auth/me", "/api/livestream/1/refused", "/nothing", "/api/docs"})
    void everyReplySaysWhenItWasMade(String path) {
        Instant asked = Instant.now().truncatedTo(ChronoUnit.SECONDS);

        String date = client().get(path).header("Date");

        assertThat(RFC_1123_DATE_TIME.parse(date, Instant::from)).isBetween(asked, Instant.now());
    }

    @Test
    void dataIsKeptNowhereUnlessTheServiceAllowsIt() {
        client().get("/api/auth/me").then().header("Cache-Control", "no-store");
        client().get("/nothing").then().header("Cache-Control", "no-store");
        client().get("/api/livestream/1/stats/file").then().header("Cache-Control", "private");
    }

    @Test
    void onlyAPageMayRunItsOwnScripts() {
        client().get("/api/auth/me")
                .then()
                .header("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
        client().get("/api/docs").then().header("Content-Security-Policy", containsString("script-src 'self'"));
    }

    @Test
    void onlyTheApplicationMayAskForTheCamera() {
        client().get("/classes/1/studio")
                .then()
                .header(
                        "Permissions-Policy",
                        containsString("camera=(self), microphone=(self), display-capture=(self)"))
                .header("Content-Security-Policy", allOf(containsString("media-src"), not(containsString("unsafe"))));
        client().get("/api/docs").then().header("Permissions-Policy", containsString("camera=()"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://class.example", "http://localhost:5173"})
    void pagesOfTheOriginsInTheSettingsMayCall(String origin) {
        preflight(origin)
                .statusCode(204)
                .header("Access-Control-Allow-Origin", origin)
                .header("Access-Control-Allow-Methods", containsString("PUT"))
                .header(
                        "Access-Control-Allow-Headers",
                        allOf(containsString("Authorization"), containsString("Idempotency-Key")))
                .header("Access-Control-Allow-Credentials", nullValue());
        client().header("Origin", origin)
                .post("/api/auth/created")
                .then()
                .header("Access-Control-Allow-Origin", origin)
                .header("Access-Control-Expose-Headers", "Location, ETag, Retry-After, WWW-Authenticate, X-Request-Id")
                .header("Vary", containsString("Origin"));
    }

    @Test
    void ourOwnPagesMayCall() {
        String own = "http://127.0.0.1:" + edge.actualPort();

        preflight(own).statusCode(204).header("Access-Control-Allow-Origin", own);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://class.example.evil.example", "http://class.example", "null", "https://localhost:5173"})
    void pagesOfOtherOriginsAreToldNothing(String origin) {
        preflight(origin)
                .statusCode(403)
                .body("code", equalTo("origin-not-allowed"))
                .header("Access-Control-Allow-Origin", nullValue());
        client().header("Origin", origin)
                .get("/api/auth/me")
                .then()
                .statusCode(200)
                .header("Access-Control-Allow-Origin", nullValue())
                .header("Access-Control-Expose-Headers", nullValue());
    }

    @Test
    void aServiceHasNoSayInWhoMayCall() {
        client().get("/api/auth/chatty").then().header("Access-Control-Allow-Origin", nullValue());
    }

    @Test
    void refusalsCanBeReadByPagesThatMayCall() {
        client().header("Origin", "https://class.example")
                .get("/api/nothing")
                .then()
                .statusCode(404)
                .header("Access-Control-Allow-Origin", "https://class.example");
    }

    private ValidatableResponse preflight(String origin) {
        return client().header("Origin", origin)
                .header("Access-Control-Request-Method", "PUT")
                .header("Access-Control-Request-Headers", "authorization")
                .options("/api/livestream/1")
                .then();
    }
}
