package io.livestream.gateway.edge;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.livestream.gateway.stub.DeadServices;
import io.livestream.gateway.stub.RawClient;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URL;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where services are missing, and where a proxy that is trusted stands before the gateway. */
@QuarkusTest
@WithTestResource(DeadServices.class)
class UnavailableTest extends EdgeTestBase {

    @TestHTTPResource(value = "/health/ready", management = true)
    URL ready;

    @ParameterizedTest
    @ValueSource(
            strings = {"/api/livestream", "/api/livestream/1/chat", "/api/livestream/1/questions", "/api/openapi.yaml"})
    void withoutItsServiceAnAddressIsUnavailable(String path) {
        client().get(path)
                .then()
                .statusCode(503)
                .contentType("application/problem+json")
                .header("Retry-After", "1")
                .body("code", equalTo("unavailable"))
                .body("instance", equalTo(path));
    }

    @Test
    void soIsARoom() {
        try (RawClient client = new RawClient(edge.actualPort())) {
            client.send("""
                    GET /api/livestream/1/room HTTP/1.1\r
                    Host: x\r
                    Connection: Upgrade\r
                    Upgrade: websocket\r
                    \r
                    """);

            assertThat(client.readLine()).isEqualTo("HTTP/1.1 503 Service Unavailable");
        }
    }

    @Test
    void theGatewayIsReadyWithoutThem() {
        given().get(ready).then().statusCode(200);
    }

    @Test
    void aTrustedProxyMaySayWhoTheClientIs() {
        client().header("X-Forwarded-For", "6.6.6.6, 203.0.113.9")
                .header("X-Forwarded-Proto", "https")
                .header("X-Forwarded-Host", "class.example")
                .get("/api/auth/me")
                .then()
                .header("Strict-Transport-Security", "max-age=31536000; includeSubDomains")
                .body("headers.x-forwarded-for", equalTo("203.0.113.9"))
                .body("headers.x-forwarded-proto", equalTo("https"))
                .body("headers.x-forwarded-host", equalTo("class.example"));
    }

    @Test
    void aTrustedProxyThatSaysNothingIsTheClient() {
        client().get("/api/auth/me").then().body("headers.x-forwarded-for", equalTo("127.0.0.1"));
    }

    @Test
    void ourPagesAreOursAlsoWhenTheProxyNamesThePortThatHttpsHasAnyway() {
        client().header("X-Forwarded-Proto", "https")
                .header("X-Forwarded-Host", "Class.example:443")
                .header("Origin", "https://class.example")
                .post("/session/refresh")
                .then()
                .statusCode(204)
                .header("Access-Control-Allow-Origin", "https://class.example");
    }
}
