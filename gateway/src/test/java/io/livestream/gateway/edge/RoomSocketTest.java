package io.livestream.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.livestream.gateway.stub.RawClient;
import io.livestream.gateway.stub.StubServices;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(StubServices.class)
class RoomSocketTest extends EdgeTestBase {

    private static final String UPGRADE = """
            GET /api/livestream/%s/room HTTP/1.1\r
            Host: x\r
            Connection: keep-alive, Upgrade\r
            Upgrade: websocket\r
            Sec-WebSocket-Version: 13\r
            Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r
            %s\r
            """;

    private static final class Seen implements WebSocket.Listener {

        private final List<String> texts = new CopyOnWriteArrayList<>();
        private final AtomicInteger closed = new AtomicInteger();
        private final StringBuilder part = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            part.append(data);
            if (last) {
                texts.add(part.toString());
                part.setLength(0);
            }
            socket.request(1);
            return null;
        }

        @Override
        public CompletionStage<?> onClose(WebSocket socket, int status, String reason) {
            closed.set(status);
            return null;
        }
    }

    private final Seen seen = new Seen();

    @Test
    void theRoomIsReachedWithTheTokenAsSubprotocol() {
        open(UUID.randomUUID().toString());

        await().untilAsserted(() -> assertThat(seen.texts)
                .singleElement()
                .asString()
                .startsWith("welcome from chat-")
                .endsWith("livestream.v1, quarkus-http-upgrade%23Authorization%23Bearer%20x"));
    }

    @Test
    void framesPassInBothDirectionsWhateverTheirSize() {
        String large = "👏".repeat(10_000);
        WebSocket socket = open(UUID.randomUUID().toString());

        socket.sendText("first", true).join();
        socket.sendText(large, true).join();

        await().untilAsserted(() -> assertThat(seen.texts).hasSize(3).endsWith("first", large));
    }

    @Test
    void theReasonForWhichTheRoomClosesReachesTheClient() {
        WebSocket socket = open(UUID.randomUUID().toString());

        socket.sendText("leave", true).join();

        await().untilAsserted(() -> assertThat(seen.closed).hasValue(4003));
    }

    @Test
    void theSocketIsWhereTheChatOfItsStreamIs() {
        String stream = UUID.randomUUID().toString();
        String chat =
                client().get("/api/livestream/" + stream + "/chat").jsonPath().getString("service");

        open(stream);

        await().untilAsserted(() -> assertThat(seen.texts).first().asString().startsWith("welcome from " + chat));
    }

    @Test
    void aSocketOutlivesTheTimesOfRequests() {
        WebSocket socket = open(UUID.randomUUID().toString());
        // A request's times are one second here and those of waiting connections two; the idle reply shows they are
        // over.
        assertThat(RawClient.exchange(edge.actualPort(), "GET /api/auth/gone HTTP/1.1\r\nHost: x\r\n\r\n"))
                .isNotEmpty();

        socket.sendText("still here", true).join();

        await().untilAsserted(() -> assertThat(seen.texts).endsWith("still here"));
    }

    @Test
    void aClientThatDoesNotReadIsFeltByTheRoom() {
        try (RawClient client = new RawClient(edge.actualPort())) {
            client.send(UPGRADE.formatted("flood", ""));

            await().during(Duration.ofSeconds(1))
                    .until(this::framesSentByTheRoom, frames -> frames > 0 && frames < 1_000);
        }
    }

    @Test
    void theRoomsRefusalReachesTheClientAsItIs() {
        assertThat(RawClient.exchange(edge.actualPort(), UPGRADE.formatted("hidden", "")))
                .startsWith("HTTP/1.1 409")
                .contains("application/problem+json", "stream-ended");
    }

    @Test
    void pagesOfOtherOriginsGetNoSocket() {
        assertThat(RawClient.exchange(edge.actualPort(), UPGRADE.formatted("1", "Origin: https://evil.example\r\n")))
                .startsWith("HTTP/1.1 403")
                .contains("\"code\":\"origin-not-allowed\"");
    }

    @Test
    void pagesOfAllowedOriginsGetOne() {
        try (RawClient client = new RawClient(edge.actualPort())) {
            client.send(UPGRADE.formatted("1", "Origin: https://class.example\r\n"));

            assertThat(client.readLine()).isEqualTo("HTTP/1.1 101 Switching Protocols");
        }
    }

    @Test
    void withoutAnUpgradeTheRoomIsAnOrdinaryAddressOfChat() {
        assertThat(client().get("/api/livestream/1/room").jsonPath().getString("service"))
                .startsWith("chat-");
    }

    private int framesSentByTheRoom() {
        return Integer.parseInt(
                client().get("/api/livestream/flood/chat/flooded").asString());
    }

    private WebSocket open(String stream) {
        return HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .subprotocols("livestream.v1", "quarkus-http-upgrade%23Authorization%23Bearer%20x")
                .buildAsync(
                        URI.create("ws://127.0.0.1:" + edge.actualPort() + "/api/livestream/" + stream + "/room"), seen)
                .join();
    }
}
