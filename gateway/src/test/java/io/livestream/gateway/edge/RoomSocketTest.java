package io.livestream.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.livestream.gateway.GatewaySettings;
import io.livestream.gateway.proxy.Backends;
import io.livestream.gateway.routing.Service;
import io.livestream.gateway.stub.RawClient;
import io.livestream.gateway.stub.SocketClient;
import io.livestream.gateway.stub.StubServices;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(StubServices.class)
class RoomSocketTest extends EdgeTestBase {

    @Inject
    Backends backends;

    @Inject
    GatewaySettings settings;

    @Test
    void theRoomIsReachedWithTheTokenAsSubprotocol() {
        SocketClient viewer = open(UUID.randomUUID().toString());

        await().untilAsserted(() -> assertThat(viewer.texts())
                .singleElement()
                .asString()
                .startsWith("welcome from chat-")
                .endsWith("livestream.v1, quarkus-http-upgrade%23Authorization%23Bearer%20x"));
    }

    @Test
    void framesPassInBothDirectionsWhateverTheirSize() {
        String large = "👏".repeat(10_000);
        SocketClient viewer = open(UUID.randomUUID().toString());

        viewer.say("first");
        viewer.say(large);

        await().untilAsserted(() -> assertThat(viewer.texts()).hasSize(3).endsWith("first", large));
    }

    @Test
    void theReasonForWhichTheRoomClosesReachesTheClient() {
        SocketClient viewer = open(UUID.randomUUID().toString());

        viewer.say("leave");

        await().untilAsserted(() -> assertThat(viewer.closeCode()).isEqualTo(4003));
    }

    @Test
    void theSocketIsWhereTheChatOfItsStreamIs() {
        String stream = UUID.randomUUID().toString();
        String chat =
                client().get("/api/livestream/" + stream + "/chat").jsonPath().getString("service");

        SocketClient viewer = open(stream);

        await().untilAsserted(
                        () -> assertThat(viewer.texts()).first().asString().startsWith("welcome from " + chat));
    }

    @Test
    void aRoomWhoseNodeCannotBeReachedIsOpenedOnAnother() {
        String stream = await().until(() -> UUID.randomUUID().toString(), this::belongsToTheDeadNode);

        SocketClient viewer = open(stream);

        await().untilAsserted(
                        () -> assertThat(viewer.texts()).first().asString().startsWith("welcome from chat-"));
    }

    @Test
    void aRoomWhoseNodeSendsEverybodyAwayIsOpenedOnAnother() {
        for (int i = 0; i < 10; i++) {
            SocketClient viewer = open("draining-chat-1-" + i);

            await().untilAsserted(
                            () -> assertThat(viewer.texts()).first().asString().startsWith("welcome from chat-2"));
        }
    }

    @Test
    void aRoomThatNoNodeTakesIsRefused() {
        assertThat(RawClient.exchange(edge.actualPort(), RawClient.upgrade("draining-all")))
                .startsWith("HTTP/1.1 503")
                .contains("application/problem+json", "\"code\":\"unavailable\"");
    }

    @Test
    void aSocketOutlivesTheTimesOfRequests() {
        SocketClient viewer = open(UUID.randomUUID().toString());
        // A request's times are one second here and those of waiting connections two; the idle reply shows they are
        // over.
        assertThat(RawClient.exchange(edge.actualPort(), "GET /api/auth/gone HTTP/1.1\r\nHost: x\r\n\r\n"))
                .isNotEmpty();

        viewer.say("still here");

        await().untilAsserted(() -> assertThat(viewer.texts()).endsWith("still here"));
    }

    @Test
    void aClientThatDoesNotReadIsFeltByTheRoom() {
        try (RawClient client = new RawClient(edge.actualPort())) {
            client.send(RawClient.upgrade("flood"));

            await().during(Duration.ofSeconds(1))
                    .until(this::framesSentByTheRoom, frames -> frames > 0 && frames < 1_000);
        }
    }

    @Test
    void aRoomThatDoesNotReadIsFeltByTheClientAndLosesNothing() {
        int all = 1_000;
        String much = "x".repeat(64_000);
        AtomicInteger sent = new AtomicInteger();
        try (RawClient client = new RawClient(edge.actualPort())) {
            client.send(RawClient.upgrade("standing"));
            assertThat(client.readLine()).isEqualTo("HTTP/1.1 101 Switching Protocols");

            Thread.ofVirtual().start(() -> {
                while (sent.get() < all) {
                    client.send(much);
                    sent.incrementAndGet();
                }
            });

            await().during(Duration.ofSeconds(1)).until(sent::get, frames -> frames > 0 && frames < all);
            client().get("/api/livestream/standing/chat/go-on").then().statusCode(200);
            await().until(() -> heardByTheRoom("standing"), bytes -> bytes == all * much.length());
        }
    }

    @Test
    void theRoomsRefusalReachesTheClientAsItIs() {
        assertThat(RawClient.exchange(edge.actualPort(), RawClient.upgrade("hidden")))
                .startsWith("HTTP/1.1 409")
                .contains("application/problem+json", "stream-ended");
    }

    @Test
    void aRefusalLeavesNoConnectionBehind() {
        int before = connectionsOfTheRoom("hidden");

        for (int i = 0; i < 50; i++) {
            try (RawClient client = new RawClient(edge.actualPort())) {
                client.send(RawClient.upgrade("hidden"));
                assertThat(client.readLine()).startsWith("HTTP/1.1 409");
            }
        }

        // Other rooms' connections may end meanwhile; a few more are kept for requests like the one that tells this.
        await().until(() -> connectionsOfTheRoom("hidden"), now -> now < before + 20);
    }

    @Test
    void pagesOfOtherOriginsGetNoSocket() {
        assertThat(RawClient.exchange(edge.actualPort(), RawClient.upgrade("1", "Origin: https://evil.example\r\n")))
                .startsWith("HTTP/1.1 403")
                .contains("\"code\":\"origin-not-allowed\"");
    }

    @Test
    void pagesOfAllowedOriginsGetOne() {
        try (RawClient client = new RawClient(edge.actualPort())) {
            client.send(RawClient.upgrade("1", "Origin: https://class.example\r\n"));

            assertThat(client.readLine()).isEqualTo("HTTP/1.1 101 Switching Protocols");
        }
    }

    @Test
    void withoutAnUpgradeTheRoomIsAnOrdinaryAddressOfChat() {
        assertThat(client().get("/api/livestream/1/room").jsonPath().getString("service"))
                .startsWith("chat-");
    }

    private boolean belongsToTheDeadNode(String stream) {
        return backends.of(Service.CHAT)
                .choose(stream)
                .toString()
                .equals(settings.chatUrl().getLast());
    }

    private int framesSentByTheRoom() {
        return Integer.parseInt(
                client().get("/api/livestream/flood/chat/flooded").asString());
    }

    private int heardByTheRoom(String stream) {
        return Integer.parseInt(
                client().get("/api/livestream/" + stream + "/chat/heard").asString());
    }

    private int connectionsOfTheRoom(String stream) {
        return Integer.parseInt(
                client().get("/api/livestream/" + stream + "/chat/connections").asString());
    }

    /** A connection that was kept may be closed by the other side at the very moment it is used. */
    @Test
    void aRoomWhoseNodeHangsUpInsteadOfAnsweringIsAskedForOnceMore() {
        SocketClient viewer = open("hang-up-once-" + UUID.randomUUID());

        await().untilAsserted(
                        () -> assertThat(viewer.texts()).first().asString().startsWith("welcome from chat-"));
    }

    private SocketClient open(String stream) {
        return SocketClient.open(edge.actualPort(), stream);
    }
}
