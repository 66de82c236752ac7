package io.livestream.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.livestream.gateway.stub.RawClient;
import io.livestream.gateway.stub.StubServices;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(StubServices.class)
class LimitsTest extends EdgeTestBase {

    private static final int LIMIT = 128 * 1024;

    @Test
    void aBodyUpToTheLimitPasses() {
        client().body("x".repeat(LIMIT))
                .post("/api/auth/me")
                .then()
                .statusCode(200)
                .body("body.length()", equalTo(LIMIT));
    }

    @Test
    void aLargerOneIsTooLarge() {
        client().body("x".repeat(LIMIT + 1))
                .post("/api/auth/me")
                .then()
                .statusCode(413)
                .contentType("application/problem+json")
                .body("code", equalTo("too-large"));
    }

    @Test
    void aBodyOfUnknownLengthIsCountedAndNeverReachesTheService() {
        int before = requestsToAuth();
        String chunk = "1000\r\n" + "x".repeat(0x1000) + "\r\n";

        String reply = RawClient.exchange(
                edge.actualPort(),
                "POST /api/auth/me HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n" + chunk.repeat(33)
                        + "0\r\n\r\n");

        assertThat(reply)
                .startsWith("HTTP/1.1 413")
                .contains("\"code\":\"too-large\"")
                .containsIgnoringCase("connection: close");
        assertThat(requestsToAuth()).isEqualTo(before + 1);
    }

    @Test
    void headersHaveALimit() {
        assertThat(RawClient.exchange(
                        edge.actualPort(),
                        "GET /api/auth/me HTTP/1.1\r\nHost: x\r\nX: " + "x".repeat(17_000) + "\r\n\r\n"))
                .startsWith("HTTP/1.1 431")
                .contains("application/problem+json", "\"code\":\"headers-too-large\"");
    }

    @Test
    void theTargetHasALimit() {
        assertThat(RawClient.exchange(
                        edge.actualPort(), "GET /api/auth/" + "x".repeat(9_000) + " HTTP/1.1\r\nHost: x\r\n\r\n"))
                .startsWith("HTTP/1.0 414")
                .contains("application/problem+json", "\"code\":\"target-too-long\"");
    }

    @Test
    void aHeadThatDoesNotArriveInTimeEndsTheConnection() {
        assertThat(RawClient.exchange(edge.actualPort(), "GET /api/auth/me HTTP/1.1\r\nHost: x\r\n"))
                .isEmpty();
    }

    @Test
    void aBodyThatDoesNotArriveInTimeIsATimeout() {
        assertThat(RawClient.exchange(
                        edge.actualPort(), "POST /api/auth/me HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\nabc"))
                .startsWith("HTTP/1.1 408")
                .contains("\"code\":\"timeout\"");
    }

    @Test
    void aConnectionWithoutAFurtherRequestIsClosed() {
        assertThat(RawClient.exchange(edge.actualPort(), "GET /api/auth/gone HTTP/1.1\r\nHost: x\r\n\r\n"))
                .startsWith("HTTP/1.1 204");
    }

    @Test
    void requestsOnOneConnectionAreAnsweredInOrder() {
        String request = "GET /api/auth/%s HTTP/1.1\r\nHost: x\r\n\r\n";

        String replies = RawClient.exchange(
                edge.actualPort(),
                request.formatted("stream") + request.formatted("gone") + request.formatted("me?last"));

        assertThat(replies)
                .containsSubsequence("HTTP/1.1 200", "one,", "HTTP/1.1 204", "HTTP/1.1 200", "/api/auth/me?last");
    }

    private int requestsToAuth() {
        return Integer.parseInt(client().get("/api/auth/requests").asString());
    }
}
