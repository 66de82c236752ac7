package io.livestream.chat.request;

import static io.livestream.chat.Chats.post;
import static io.livestream.chat.Chats.settings;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.livestream.chat.RawRoom;
import io.livestream.chat.RoomClient;
import io.livestream.platform.event.ChatEvent;
import io.livestream.testing.As;
import io.livestream.testing.Classroom;
import io.livestream.testing.LogProbe;
import io.livestream.testing.TestClock;
import io.livestream.testing.TestUser;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class ClientRequestsTest {

    private static final byte MASKED = (byte) 0x80;
    private static final int FAR_TOO_MANY = 5_000;

    private final TestUser teacher = As.teacher();
    private final TestUser student = As.student();
    private final TestClock clock;

    ClientRequestsTest(TestClock clock) {
        this.clock = clock;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nonsense",
                "[]",
                "null",
                "17",
                "{\"ref\":\"1\"}",
                "{\"type\":\"chat.shout\",\"ref\":\"1\"}",
                "{\"type\":null}",
                "{\"type\":\"ping\"} {\"type\":\"ping\"}"
            })
    void whatIsNoFrameIsAnsweredAndHarmsNothing(String text) {
        Classroom room = Classroom.live(teacher, student);

        try (RoomClient client = RoomClient.open(student, room)) {
            client.sendText(text);

            assertThat(client.await("refused").get("code").textValue()).isEqualTo("malformed");
            client.send(Map.of("type", "ping", "ref", "still here"));
            assertThat(client.answer("still here").get("type").textValue()).isEqualTo("pong");
        }
    }

    @Test
    void aRefMayBeANumberAndComesBackAsOne() {
        Classroom room = Classroom.live(teacher, student);

        try (RoomClient client = RoomClient.open(student, room)) {
            client.send(Map.of("type", "chat.send", "ref", 7, "text", "Hi"));
            assertThat(client.await("ack").get("ref").intValue()).isEqualTo(7);

            client.send(Map.of("type", "chat.shout", "ref", 8));
            assertThat(client.await("refused").get("ref").intValue()).isEqualTo(8);

            client.send(Map.of("type", "ping", "ref", List.of(9)));
            client.await("refused", data -> data.get("code").textValue().equals("invalid"));
        }
    }

    @Test
    void aMessageWithoutARefIsAnsweredAsWell() {
        Classroom room = Classroom.live(teacher, student);

        try (RoomClient client = RoomClient.open(student, room)) {
            client.send(Map.of("type", "chat.send", "text", "Hi"));

            JsonNode posted = client.await("chat.posted");
            JsonNode ack = client.await("ack");
            assertThat(ack.get("id")).isEqualTo(posted.get("id"));
            assertThat(ack.has("ref")).isFalse();
        }
    }

    @Test
    void aBinaryFrameIsAnsweredAndHarmsNothing() {
        Classroom room = Classroom.live(teacher, student);

        try (RoomClient client = RoomClient.open(student, room)) {
            client.socket()
                    .sendBinary(ByteBuffer.wrap(new byte[] {1, 2, 3}), true)
                    .join();

            assertThat(client.await("refused").get("code").textValue()).isEqualTo("malformed");
            client.assertOpen();
        }
    }

    @Test
    void aFrameThatIsTooLargeClosesItsSendersSocketAlone() {
        Classroom room = Classroom.live(teacher, student);

        try (RoomClient client = RoomClient.open(student, room);
                RoomClient other = RoomClient.open(teacher, room)) {
            client.sendText("{\"type\":\"ping\",\"ref\":\"" + "x".repeat(70_000) + "\"}");

            assertThat(client.awaitClose().closeCode()).isEqualTo(1008);
            post(teacher, room, "Go on").then().statusCode(201);
            other.await("chat.posted");
        }
    }

    @Test
    void aFrameMayComeInParts() {
        Classroom room = Classroom.live(teacher, student);

        try (RoomClient client = RoomClient.open(student, room)) {
            client.socket().sendText("{\"type\":\"pi", false).join();
            client.socket().sendText("ng\",\"ref\":\"1\"}", true).join();

            assertThat(client.answer("1").get("type").textValue()).isEqualTo("pong");
        }
    }

    @Test
    void messagesAreHeldToTheRulesOfRest() {
        Classroom room = Classroom.live(teacher, student);

        try (RoomClient client = RoomClient.open(student, room)) {
            client.send(Map.of("type", "chat.send", "ref", "blank", "text", "  "));
            client.send(Map.of("type", "chat.send", "ref", "long", "text", "x".repeat(2001)));
            client.send(Map.of("type", "chat.send", "ref", "reply", "text", "Re", "replyTo", UUID.randomUUID()));
            client.send(Map.of("type", "chat.send", "ref", "number", "text", 5));

            for (String ref : new String[] {"blank", "long", "reply", "number"}) {
                JsonNode refused = client.answer(ref);
                assertThat(refused.get("type").textValue()).as(ref).isEqualTo("refused");
                assertThat(refused.at("/data/code").textValue()).as(ref).isEqualTo("invalid");
                assertThat(refused.at("/data/violations")).as(ref).hasSize(1);
            }
            assertThat(LogProbe.log().eventsOf(room.id(), ChatEvent.Posted.class))
                    .isEmpty();
        }
    }

    @Test
    void whoHasNotJoinedMayReadAndNotSend() {
        Classroom room = Classroom.live(teacher);

        try (RoomClient client = RoomClient.open(student, room)) {
            client.send(Map.of("type", "chat.send", "ref", "1", "text", "Hello"));
            client.send(Map.of("type", "react", "ref", "2", "emoji", "👏"));
            client.send(Map.of("type", "signal", "ref", "3", "to", "teacher", "data", Map.of()));

            for (String ref : new String[] {"1", "2", "3"}) {
                JsonNode refused = client.answer(ref).get("data");
                assertThat(refused.get("code").textValue()).isEqualTo("not-joined");
                assertThat(refused.get("detail").textValue()).isEqualTo("Join the stream first.");
            }
        }
    }

    @Test
    void slowModeSaysWhenToComeBack() {
        Classroom room = Classroom.live(teacher, student);
        settings(teacher, room, 60, true).then().statusCode(200);

        try (RoomClient client = RoomClient.open(student, room)) {
            client.send(Map.of("type", "chat.send", "ref", "1", "text", "First"));
            client.answer("1");
            client.send(Map.of("type", "chat.send", "ref", "2", "text", "Second"));

            JsonNode refused = client.answer("2");
            assertThat(refused.at("/data/code").textValue()).isEqualTo("slow-mode");
            assertThat(refused.at("/data/retryAfterSeconds").intValue()).isBetween(1, 60);
        }
    }

    @Test
    void theFloodLimitCountsRestAndSocketTogether() {
        Classroom room = Classroom.live(teacher, student);

        try (RoomClient client = RoomClient.open(student, room)) {
            clock.stopAt(Instant.now());
            for (int i = 0; i < 6; i++) {
                post(student, room, "Flood " + i).then().statusCode(201);
            }
            for (int i = 0; i < 6; i++) {
                client.send(Map.of("type", "chat.send", "ref", "f" + i, "text", "Flood"));
            }

            for (int i = 0; i < 6; i++) {
                client.answer("f" + i);
            }
            assertThat(client.frames("ack")).hasSize(4);
            assertThat(client.frames("refused"))
                    .hasSize(2)
                    .allSatisfy(refused ->
                            assertThat(refused.at("/data/code").textValue()).isEqualTo("too-fast"));
        }
    }

    @Test
    void framesOfAllSocketsOfOnePersonCountTogether() {
        Classroom room = Classroom.live(teacher, student);
        int asOneSocketMaySendAtOnce = 390;

        try (RoomClient one = RoomClient.open(student, room);
                RoomClient two = RoomClient.open(student, room);
                RoomClient three = RoomClient.open(student, room);
                RoomClient four = RoomClient.open(student, room);
                RoomClient another = RoomClient.open(teacher, room)) {
            List<RoomClient> all = List.of(one, two, three, four);
            for (int i = 0; i < asOneSocketMaySendAtOnce; i++) {
                all.forEach(client -> client.sendText("{\"type\":\"ping\"}"));
            }

            for (RoomClient client : all) {
                assertThat(client.await("refused").get("code").textValue()).isEqualTo("too-fast");
            }
            another.send(Map.of("type", "ping", "ref", "1"));
            assertThat(another.answer("1").get("type").textValue()).isEqualTo("pong");
        }
    }

    @Test
    void aFrameThatIsOneTooManyIsRefusedByItsRef() {
        Classroom room = Classroom.live(teacher, student);

        try (RoomClient client = RoomClient.open(student, room)) {
            for (int i = 0; i < 1_300 && client.frames("refused").isEmpty(); i++) {
                client.send(Map.of("type", "ping", "ref", "frame " + i));
            }

            JsonNode refused = client.await("refused");
            assertThat(refused.get("code").textValue()).isEqualTo("too-fast");
            assertThat(refused.get("ref").textValue()).startsWith("frame ");
        }
    }

    @Test
    void whoNeverStopsIsShownOut() {
        Classroom room = Classroom.live(teacher, student);

        try (RoomClient client = RoomClient.open(student, room)) {
            sendUntilClosed(client, () -> client.sendText("{}"));

            assertThat(client.awaitClose().closeCode()).isEqualTo(1008);
            assertThat(client.closeReason()).isEqualTo("too many frames");
        }
    }

    @Test
    void pingsOfTheProtocolCountLikeAnyFrame() {
        Classroom room = Classroom.live(teacher, student);
        byte[] payload = new byte[125];

        try (RoomClient client = RoomClient.open(student, room)) {
            sendUntilClosed(
                    client,
                    () -> client.socket().sendPing(ByteBuffer.wrap(payload)).join());

            assertThat(client.awaitClose().closeCode()).isEqualTo(1008);
            assertThat(client.closeReason()).isEqualTo("too many frames");
        }
    }

    @Test
    void pongsThatNobodyAskedForCountLikeAnyFrame() throws IOException {
        byte[] pong = {(byte) 0x8A, MASKED, 0, 0, 0, 0};

        assertThat(closeAfter(new byte[0], pong)).isEqualTo("too many frames");
    }

    @Test
    void partsOfAMessageThatNeverEndsCountLikeAnyFrame() throws IOException {
        byte[] firstPart = {0x01, MASKED, 0, 0, 0, 0};
        byte[] nextPart = {0x00, MASKED, 0, 0, 0, 0};

        assertThat(closeAfter(firstPart, nextPart)).isEqualTo("too many frames");
    }

    /** Why the room closes on somebody who sends one frame and then another one again and again. */
    private String closeAfter(byte[] begin, byte[] again) throws IOException {
        ByteBuffer frames = ByteBuffer.allocate(begin.length + FAR_TOO_MANY * again.length);
        frames.put(begin);
        for (int i = 0; i < FAR_TOO_MANY; i++) {
            frames.put(again);
        }
        try (RawRoom client = RawRoom.open(student, Classroom.live(teacher, student))) {
            client.write(frames.array());
            RawRoom.Received close = client.readToTheClose().getLast();
            assertThat(close.closeCode()).isEqualTo(1008);
            return close.text().substring(Short.BYTES);
        }
    }

    private static void sendUntilClosed(RoomClient client, Runnable frame) {
        for (int i = 0; i < 20_000 && client.closeCode() == 0; i++) {
            try {
                frame.run();
            } catch (CompletionException closedMeanwhile) {
                return;
            }
        }
    }
}
