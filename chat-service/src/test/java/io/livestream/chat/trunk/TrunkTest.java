package io.livestream.chat.trunk;

import static io.livestream.chat.Chats.postedElsewhere;
import static io.livestream.testing.Replies.code;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.livestream.chat.RawRoom.Received;
import io.livestream.chat.RoomClient;
import io.livestream.testing.As;
import io.livestream.testing.Classroom;
import io.livestream.testing.TestUser;
import io.livestream.trunk.TrunkProtocol;
import io.livestream.trunk.TrunkSeat;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Sockets that come by a gateway's trunk are like any other, and what is for all of them leaves once. */
@QuarkusTest
class TrunkTest {

    /** Some eight kilobytes in UTF-8. */
    private static final String LONG = "🐌".repeat(2000);

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Inject
    MeterRegistry meters;

    private final TestUser teacher = As.teacher();
    private final TestUser student = As.student();
    private final TestUser other = As.student();
    private TrunkGateway gateway;

    @BeforeEach
    void open() throws IOException {
        gateway = new TrunkGateway();
    }

    @AfterEach
    void close() throws IOException {
        gateway.close();
    }

    @Test
    void whatIsForAllComesOnce() {
        Classroom room = Classroom.live(teacher, student, other);
        int one = enter(student, room);
        int two = enter(other, room);

        postedElsewhere(room, 1, _ -> "Good morning");

        await().untilAsserted(() -> assertThat(gateway.heard())
                .filteredOn(once -> once.frames().stream().anyMatch(TrunkTest::isPosted))
                .singleElement()
                .satisfies(once -> assertThat(once.channels()).containsExactlyInAnyOrder(one, two)));
    }

    @Test
    void whoeverIsInTheRoomGetsAllInOneOrder() {
        Classroom room = Classroom.live(teacher, student);
        int viewer = enter(student, room);

        try (RoomClient owner = RoomClient.open(teacher, room)) {
            for (int i = 0; i < 8; i++) {
                owner.send(Map.of("type", "chat.send", "text", "from the owner " + i));
                gateway.type(viewer, "{\"type\":\"chat.send\",\"text\":\"from the viewer\"}");
            }

            await().atMost(PATIENCE).until(() -> owner.texts().size() == 16);
            await().untilAsserted(() -> assertThat(seqs(viewer)).isEqualTo(owner.seqs()));
        }
    }

    @Test
    void whoIsRemovedIsToldSoAndThenLetGoOf() {
        Classroom room = Classroom.live(teacher, student, other);
        int removed = enter(student, room);
        int stays = enter(other, room);

        room.remove(student);
        await().until(() -> gateway.closeCode(removed) == 4003);
        gateway.answerClose(removed);

        await().until(() -> gateway.isClosed(removed));
        assertThat(gateway.isClosed(stays)).isFalse();
    }

    @Test
    void whoseClientTakesNothingIsSentNoMoreUntilItDoes() {
        Classroom room = Classroom.live(teacher, student, other);
        int slow = enter(student, room);
        int quick = enter(other, room);
        gateway.pause(slow);
        // What is said on a trunk has its order: after the answer to this the pause is known.
        gateway.type(slow, "{\"type\":\"ping\"}");
        postedElsewhere(room, 10, _ -> LONG);
        await().atMost(PATIENCE)
                .until(() -> gateway.textsOf(quick, "chat.posted").size() == 10);
        assertThat(gateway.textsOf(slow, "chat.posted")).isEmpty();

        gateway.resume(slow);

        await().untilAsserted(() -> assertThat(seqs(slow)).isEqualTo(seqs(quick)));
    }

    @Test
    void whoTakesNothingForTooLongIsTooSlowAndHoldsUpNobody() {
        Classroom room = Classroom.live(teacher, student, other);
        int slow = enter(student, room);
        int quick = enter(other, room);
        double tooSlow = closedAsTooSlow();
        gateway.pause(slow);

        for (int said = 10; said <= 60; said += 10) {
            postedElsewhere(room, 10, _ -> LONG);
            int all = said;
            await().atMost(PATIENCE)
                    .until(() -> gateway.textsOf(quick, "chat.posted").size() == all);
        }

        await().until(() -> closedAsTooSlow() == tooSlow + 1);
        gateway.resume(slow);
        await().until(() -> gateway.closeCode(slow) == 4008);
        assertThat(gateway.textsOf(slow, "chat.posted").size()).isLessThan(60);
    }

    @Test
    void whatIsUnderWayToAGatewayThatStandsStillIsBounded() {
        Classroom room = Classroom.live(teacher, student);
        int viewer = enter(student, room);
        gateway.answerNoMarks();

        try (RoomClient owner = RoomClient.open(teacher, room)) {
            for (int said = 10; said <= 80; said += 10) {
                postedElsewhere(room, 10, _ -> LONG);
                int all = said;
                await().atMost(PATIENCE).until(() -> owner.texts().size() == all);
            }

            await().during(Duration.ofSeconds(1))
                    .until(() -> gateway.textsOf(viewer, "chat.posted").size(), sent -> sent > 0 && sent < 80);
        }
    }

    @Test
    void aRefusalIsThatOfAnyRequest() {
        Classroom room = Classroom.live(teacher);

        gateway.ask(student.with("not.a.token"), room, gateway.seat())
                .then()
                .statusCode(401)
                .body(code("unauthenticated"));
    }

    @Test
    void forATrunkThatEndsElsewhereNobodyIsLetIn() {
        var elsewhere = new TrunkSeat(UUID.randomUUID().toString(), 1);

        gateway.ask(teacher, Classroom.live(teacher), elsewhere).then().statusCode(TrunkProtocol.NO_SUCH_TRUNK);
    }

    @Test
    void aChannelThatNobodyWasGrantedIsNoSocket() {
        gateway.open(77);

        await().until(() -> gateway.isClosed(77));
    }

    @Test
    void whoLeavesOrIsLostWithTheTrunkIsNoLongerInTheRoom() throws IOException {
        Classroom room = Classroom.live(teacher, student, other);
        double before = open("livestream.room.sockets");
        int leaves = enter(student, room);
        enter(other, room);
        assertThat(open("livestream.room.sockets")).isEqualTo(before + 2);

        gateway.leave(leaves);
        await().until(() -> open("livestream.room.sockets") == before + 1);

        gateway.close();
        await().until(() -> open("livestream.room.sockets") == before);
    }

    @Test
    void withoutAskingForATrunkThereIsNone() {
        RestAssured.get(TrunkProtocol.PATH).then().statusCode(404);
    }

    private int enter(TestUser person, Classroom room) {
        int channel = gateway.enter(person, room);
        await().until(() -> gateway.textsOf(channel, "welcome").size() == 1);
        return channel;
    }

    private static boolean isPosted(Received frame) {
        return frame.text().contains("\"chat.posted\"");
    }

    private List<Long> seqs(int channel) {
        return gateway.framesOf(channel).stream()
                .map(frame -> Pattern.compile("\"seq\":(\\d+),\"at\"").matcher(frame.text()))
                .filter(Matcher::find)
                .map(seq -> Long.parseLong(seq.group(1)))
                .toList();
    }

    private double closedAsTooSlow() {
        return meters.get("livestream.room.sockets.closed")
                .tag("reason", "too-slow")
                .counter()
                .count();
    }

    private double open(String gauge) {
        return meters.get(gauge).gauge().value();
    }
}
