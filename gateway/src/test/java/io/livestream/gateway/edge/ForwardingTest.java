package io.livestream.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.blankOrNullString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.livestream.gateway.stub.RawClient;
import io.livestream.gateway.stub.StubServices;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(StubServices.class)
class ForwardingTest extends EdgeTestBase {

    @ParameterizedTest
    @CsvSource({
        "/api/auth/me, auth",
        "/api/livestream/, stream",
        "/api/livestream/1/questions, qa",
        "/api/livestream/1/stats, analytics"
    })
    void aRequestReachesTheServiceOfItsPath(String path, String service) {
        client().get(path).then().statusCode(200).body("service", equalTo(service));
    }

    @Test
    void thePathLosesItsTrailingSlashAndTheQueryStaysAsItIs() {
        client().get("/api/livestream/?q=a%2Fb&limit=3").then().body("uri", equalTo("/api/livestream?q=a%2Fb&limit=3"));
    }

    @Test
    void theKeySetAtTheRootIsThatOfAuth() {
        client().get("/.well-known/jwks.json").then().body("uri", equalTo("/api/auth/.well-known/jwks.json"));
    }

    @ParameterizedTest
    @CsvSource({"POST", "PUT", "PATCH", "DELETE", "OPTIONS", "GET"})
    void methodBodyAndHeadersArriveAsTheyWereSent(String method) {
        client().header("Authorization", "Bearer x")
                .header("Idempotency-Key", "k")
                .contentType("application/json")
                .body("{\"title\":\"ü\"}")
                .request(method, "/api/livestream")
                .then()
                .body("method", equalTo(method))
                .body("body", equalTo("{\"title\":\"ü\"}"))
                .body("headers.authorization", equalTo("Bearer x"))
                .body("headers.idempotency-key", equalTo("k"));
    }

    @Test
    void whatAClientSaysAboutTracesIsNotPassedOn() {
        client().header("traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01")
                .header("tracestate", "a=b")
                .header("baggage", "a=b")
                .get("/api/auth/me")
                .then()
                .body("headers", not(hasKey("traceparent")))
                .body("headers", not(hasKey("tracestate")))
                .body("headers", not(hasKey("baggage")));
    }

    @Test
    void aBodyInPiecesArrivesWhole() {
        String reply = RawClient.exchange(edge.actualPort(), """
                POST /api/auth/register HTTP/1.1\r
                Host: x\r
                Connection: close\r
                Transfer-Encoding: chunked\r
                \r
                3\r
                abc\r
                3\r
                def\r
                0\r
                \r
                """);

        assertThat(reply)
                .startsWith("HTTP/1.1 200")
                .contains("\"body\":\"abcdef\"")
                .contains("\"content-length\":\"6\"");
    }

    @Test
    void aClientThatWaitsForPermissionToSendItsBodyGetsIt() {
        String reply = RawClient.exchange(edge.actualPort(), """
                POST /api/auth/register HTTP/1.1\r
                Host: x\r
                Connection: close\r
                Expect: 100-continue\r
                Content-Length: 3\r
                \r
                abc""");

        assertThat(reply)
                .startsWith("HTTP/1.1 100 Continue")
                .contains("\"body\":\"abc\"")
                .doesNotContain("expect");
    }

    @Test
    void whatClientsSayAboutTheirAddressIsReplacedByWhatWeSee() {
        client().header("X-Forwarded-For", "6.6.6.6")
                .header("X-Forwarded-Proto", "https")
                .header("X-Forwarded-Host", "evil.example")
                .header("X-Forwarded-Prefix", "/evil")
                .header("Forwarded", "for=6.6.6.6")
                .header("X-Real-IP", "6.6.6.6")
                .get("/api/auth/me")
                .then()
                .body("headers.x-forwarded-for", equalTo("127.0.0.1"))
                .body("headers.x-forwarded-proto", equalTo("http"))
                .body("headers.x-forwarded-host", equalTo("127.0.0.1:" + edge.actualPort()))
                .body("headers", not(hasKey("x-forwarded-prefix")))
                .body("headers", not(hasKey("forwarded")))
                .body("headers", not(hasKey("x-real-ip")));
    }

    @Test
    void headersMeantForTheNextHopGoNoFurther() {
        client().header("Connection", "X-Mine, keep-alive")
                .header("X-Mine", "1")
                .header("TE", "trailers")
                .header("Upgrade", "h2c")
                .get("/api/auth/me")
                .then()
                .body("headers", not(hasKey("x-mine")))
                .body("headers", not(hasKey("te")))
                .body("headers", not(hasKey("upgrade")))
                .body("headers", not(hasKey("connection")));
        client().get("/api/auth/chatty")
                .then()
                .header("X-Hop", nullValue())
                .header("Keep-Alive", nullValue())
                .header("X-Kept", "1");
    }

    @Test
    void aRequestHasAnIdThatServiceAndClientSee() {
        client().header("X-Request-Id", "lesson-7")
                .get("/api/auth/me")
                .then()
                .header("X-Request-Id", "lesson-7")
                .body("headers.x-request-id", equalTo("lesson-7"));
        client().header("X-Request-Id", "no good")
                .get("/api/auth/me")
                .then()
                .header("X-Request-Id", matchesPattern("[0-9a-f]{32}"));
    }

    @Test
    void aReplyPassesWithItsStatusHeadersAndBody() {
        client().post("/api/auth/created")
                .then()
                .statusCode(201)
                .header("Location", "/api/auth/users/1")
                .header("ETag", "\"1\"");
        client().get("/api/livestream/1/stats/file")
                .then()
                .header("Content-Type", "text/csv")
                .header("Content-Disposition", "attachment; filename=\"attendance.csv\"")
                .header("Cache-Control", "private")
                .body(equalTo("a,b\n"));
        client().delete("/api/livestream/gone").then().statusCode(204).body(blankOrNullString());
    }

    @Test
    void aRefusalOfAServicePassesAsItIs() {
        client().post("/api/livestream/1/refused")
                .then()
                .statusCode(409)
                .contentType("application/problem+json")
                .header("Retry-After", "7")
                .body(equalTo("{\"code\":\"stream-ended\",\"extra\":1}"));
    }

    @Test
    void aReplyOfAnySizeFlowsThrough() {
        assertThat(client().get("/api/auth/big").asByteArray()).hasSize(3_000_000);
        client().get("/api/auth/stream").then().body(equalTo("one,two"));
    }

    @Test
    void aHeadHasTheHeadersOfAGetAndNoBody() {
        client().head("/api/livestream/1/stats/file")
                .then()
                .statusCode(200)
                .header("Content-Length", "4")
                .body(blankOrNullString());
    }

    @Test
    void theChatOfOneStreamIsAlwaysAtOneOrigin() {
        List<String> streams = IntStream.range(0, 20)
                .mapToObj(_ -> UUID.randomUUID().toString())
                .toList();

        List<String> first = streams.stream().map(this::chatOf).toList();

        assertThat(streams.stream().map(this::chatOf).toList()).isEqualTo(first);
        assertThat(first).contains("chat-1", "chat-2");
    }

    @Test
    void anOriginThatIsNotThereIsPassedOverWhateverTheRequestDoes() {
        assertThat(IntStream.range(0, 6)
                        .map(_ -> client().post("/api/livestream/1/questions").statusCode()))
                .containsOnly(200);
    }

    private String chatOf(String stream) {
        return client().get("/api/livestream/" + stream + "/chat").jsonPath().getString("service");
    }
}
