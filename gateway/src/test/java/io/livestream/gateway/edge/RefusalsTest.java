package io.livestream.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import io.livestream.gateway.stub.RawClient;
import io.livestream.gateway.stub.StubServices;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(StubServices.class)
class RefusalsTest extends EdgeTestBase {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/q/health",
                "/q/health/ready",
                "/q/metrics",
                "/q/openapi",
                "/q",
                "/api",
                "/api/nothing",
                "/nothing"
            })
    void whatIsNotInTheContractIsNotThere(String path) {
        client().get(path)
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("type", equalTo("about:blank"))
                .body("title", equalTo("Not Found"))
                .body("status", equalTo(404))
                .body("detail", notNullValue())
                .body("instance", equalTo(path))
                .body("code", equalTo("not-found"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/auth/../../q/health",
                "/api/auth/%2e%2e/%2e%2e/q/health",
                "/api/auth%2f..%2f..%2fq/health",
                "/api//auth/me",
                "/api/auth/me%00",
                "/api/auth\\..\\q",
                "/api/auth;/me",
                "/api/auth/me?q=%00",
                "http://127.0.0.1/api/auth/me",
                "*"
            })
    void aPathThatPlaysTricksIsMalformed(String target) {
        String before = requestsToAuth();

        String reply = RawClient.exchange(edge.actualPort(), "GET " + target + " HTTP/1.1\r\nHost: x\r\n\r\n");

        assertThat(reply)
                .startsWith("HTTP/1.1 400 Bad Request")
                .contains("application/problem+json", "\"code\":\"malformed\"", "\"instance\":\"");
        assertThat(Integer.parseInt(requestsToAuth())).isEqualTo(Integer.parseInt(before) + 1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nonsense\r\n\r\n",
                "GET /api/auth/me HTTP/1.1\r\nHost: x\r\nBad Header: 1\r\n\r\n",
                "GET /api/auth/me HTTP/1.1\r\n\r\n",
                "GET /api/auth/me HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
                "GET /api/auth/me HTTP/1.1\r\nHost: a/b\r\n\r\n",
                "POST /api/auth/me HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\nabcd"
            })
    void whatCannotBeReadAsARequestIsMalformed(String request) {
        assertThat(RawClient.exchange(edge.actualPort(), request))
                .matches("(?s)HTTP/1.[01] 400 .*")
                .contains("application/problem+json", "\"code\":\"malformed\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"TRACE", "CONNECT-LIKE", "PROPFIND"})
    void aMethodThatTheContractDoesNotKnowIsNotAllowed(String method) {
        client().request(method, "/api/auth/me")
                .then()
                .statusCode(405)
                .header("Allow", "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS")
                .body("code", equalTo("method-not-allowed"));
    }

    @Test
    void whatTheGatewayAnswersItselfCanOnlyBeRead() {
        client().post("/api/openapi.yaml").then().statusCode(405).header("Allow", "GET, HEAD");
        client().delete("/").then().statusCode(405).body("code", equalTo("method-not-allowed"));
    }

    @Test
    void aServiceThatDoesNotAnswerInTimeIsUnavailable() {
        client().post("/api/auth/silent")
                .then()
                .statusCode(503)
                .contentType("application/problem+json")
                .header("Retry-After", "1")
                .body("code", equalTo("unavailable"))
                .body("detail", not(equalTo("")));
    }

    @Test
    void aServiceThatHangsUpIsUnavailable() {
        client().post("/api/auth/hang-up").then().statusCode(503).body("code", equalTo("unavailable"));
    }

    @Test
    void onlyARequestThatChangesNothingIsRepeatedAfterAHangUp() {
        client().post("/api/auth/hang-up-once").then().statusCode(503);
        client().get("/api/livestream/hang-up-once").then().statusCode(200).body(equalTo("here again"));
    }

    @Test
    void aReplyThatBreaksOffIsNeverHandedOnAsComplete() {
        client().get("/api/auth/half").then().statusCode(503).body("code", equalTo("unavailable"));
        assertThat(RawClient.exchange(edge.actualPort(), "GET /api/auth/half-a-stream HTTP/1.1\r\nHost: x\r\n\r\n"))
                .contains("one,")
                .doesNotEndWith("\r\n0\r\n\r\n");
    }

    private String requestsToAuth() {
        return client().get("/api/auth/requests").asString();
    }
}
