package io.livestream.chat.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.livestream.chat.RoomClient;
import io.livestream.chat.hub.RoomHubs;
import io.livestream.testing.As;
import io.livestream.testing.Classroom;
import io.livestream.testing.TestClock;
import io.livestream.testing.TestUser;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class CallsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final TestClock clock;
    private final RoomHubs hubs;
    private final TestUser teacher = As.teacher();
    private final TestUser ben = As.student();
    private final TestUser eve = As.student();

    CallsTest(TestClock clock, RoomHubs hubs) {
        this.clock = clock;
        this.hubs = hubs;
    }

    @Test
    void reactionsAreSummedForEverybody() {
        Classroom room = Classroom.live(teacher, ben, eve);

        try (RoomClient one = RoomClient.open(ben, room);
                RoomClient other = RoomClient.open(eve, room)) {
            for (int i = 0; i < 3; i++) {
                one.send(Map.of("type", "react", "emoji", "👏"));
                other.send(Map.of("type", "react", "emoji", "👏"));
            }
            other.send(Map.of("type", "react", "emoji", "🎉"));

            await().atMost(PATIENCE).until(() -> sum(one, "👏") == 6 && sum(one, "🎉") == 1);
            await().atMost(PATIENCE).until(() -> sum(other, "👏") == 6 && sum(other, "🎉") == 1);
        }
    }

    @Test
    void anEmojiOutsideTheSetIsRefused() {
        Classroom room = Classroom.live(teacher, ben);

        try (RoomClient client = RoomClient.open(ben, room)) {
            client.send(Map.of("type", "react", "ref", "1", "emoji", "💩"));

            assertThat(client.answer("1").at("/data/code").textValue()).isEqualTo("invalid");
        }
    }

    @Test
    void reactionsOfOnePersonAreLimited() {
        Classroom room = Classroom.live(teacher, ben);

        try (RoomClient one = RoomClient.open(ben, room);
                RoomClient other = RoomClient.open(ben, room)) {
            clock.stopAt(Instant.now());
            for (int i = 0; i < 16; i++) {
                react(one, "a" + i);
                react(other, "b" + i);
            }
            await().atMost(PATIENCE).until(() -> answers(one) == 16 && answers(other) == 16);

            assertThat(Stream.concat(refusals(one).stream(), refusals(other).stream()))
                    .containsExactly("too-fast", "too-fast");
        }
    }

    @Test
    void whoJustJoinedMayReactAndSignalAtOnce() {
        List<TestUser> students = Stream.generate(As::student).limit(5).toList();
        Classroom room = Classroom.live(teacher);

        for (TestUser student : students) {
            try (RoomClient client = RoomClient.open(student, room)) {
                client.await("welcome");
                room.join(student);
                react(client, "reaction");
                signal(client, 1, "v=0");

                assertThat(client.answer("reaction").get("type").textValue()).isEqualTo("ack");
                assertThat(client.answer("1").get("type").textValue()).isEqualTo("ack");
            }
        }
    }

    @Test
    void whoHasNotJoinedMayNeitherReactNorSignal() {
        Classroom room = Classroom.live(teacher);

        try (RoomClient client = RoomClient.open(ben, room)) {
            react(client, "reaction");
            signal(client, 1, "v=0");

            assertThat(client.answer("reaction").at("/data/code").textValue()).isEqualTo("not-joined");
            assertThat(client.answer("1").at("/data/code").textValue()).isEqualTo("not-joined");
        }
    }

    @Test
    void signalsOfOnePersonAreLimited() {
        Classroom room = Classroom.live(teacher, ben);

        try (RoomClient one = RoomClient.open(ben, room);
                RoomClient other = RoomClient.open(ben, room)) {
            clock.stopAt(Instant.now());
            for (int i = 0; i < 101; i++) {
                signal(one, i, "small");
                signal(other, i, "small");
            }
            await().atMost(PATIENCE).until(() -> answers(one) == 101 && answers(other) == 101);

            assertThat(Stream.concat(refusals(one).stream(), refusals(other).stream()))
                    .containsExactly("too-fast", "too-fast");
        }
    }

    @Test
    void signalsOfOnePersonAreLimitedByWhatTheyHoldAsWell() {
        Classroom room = Classroom.live(teacher, ben, eve);

        try (RoomClient client = RoomClient.open(ben, room);
                RoomClient other = RoomClient.open(eve, room)) {
            for (int i = 0; i < 80; i++) {
                signal(client, i, "x".repeat(30 << 10));
            }
            await().atMost(PATIENCE).until(() -> answers(client) == 80);

            assertThat(client.frames("ack")).hasSizeGreaterThanOrEqualTo(33);
            assertThat(refusals(client)).isNotEmpty().containsOnly("too-fast");
            signal(other, 0, "x".repeat(30 << 10));
            assertThat(other.answer("0").get("type").textValue()).isEqualTo("ack");
        }
    }

    @Test
    void signalsOfOneSocketKeepTheirOrder() {
        Classroom room = Classroom.live(teacher, ben);

        try (RoomClient owner = RoomClient.open(teacher, room);
                RoomClient viewer = RoomClient.open(ben, room)) {
            IntStream.range(0, 100).forEach(i -> signal(viewer, i, "Number " + i));

            await().atMost(PATIENCE).until(() -> owner.frames("signal").size() == 100);
            assertThat(owner.frames("signal"))
                    .extracting(signal -> signal.at("/data/data/sdp").textValue())
                    .containsExactlyElementsOf(
                            IntStream.range(0, 100).mapToObj(i -> "Number " + i).toList());
        }
    }

    @Test
    void aSignalThatHasToWaitHoldsUpNothingElse() {
        Classroom room = Classroom.live(teacher, ben);

        try (RoomClient viewer = RoomClient.open(ben, room)) {
            hubs.of(room.id()).orElseThrow().room().tell(_ -> {
                signal(viewer, 0, "which asks the room whether it may");
                viewer.send(Map.of("type", "ping", "ref", "ping"));

                assertThat(viewer.answer("ping").get("type").textValue()).isEqualTo("pong");
                assertThat(viewer.frames("ack")).isEmpty();
            });

            assertThat(viewer.answer("0").get("type").textValue()).isEqualTo("ack");
        }
    }

    @Test
    void aViewersSignalFindsTheTeacherWhoAnswersIt() {
        Classroom room = Classroom.live(teacher, ben);

        try (RoomClient owner = RoomClient.open(teacher, room);
                RoomClient viewer = RoomClient.open(ben, room)) {
            viewer.send(Map.of(
                    "type", "signal", "ref", "1", "to", "teacher", "data", Map.of("kind", "offer", "sdp", "v=0")));
            JsonNode signal = owner.await("signal");
            assertThat(signal.get("from")).isEqualTo(viewer.await("welcome").at("/you/peer"));
            assertThat(signal.at("/user/id").textValue()).isEqualTo(ben.id().toString());
            assertThat(signal.at("/data/sdp").textValue()).isEqualTo("v=0");
            assertThat(viewer.answer("1").get("type").textValue()).isEqualTo("ack");

            owner.send(
                    Map.of("type", "signal", "to", signal.get("from").textValue(), "data", Map.of("kind", "answer")));
            assertThat(viewer.await("signal").at("/data/kind").textValue()).isEqualTo("answer");
        }
    }

    @Test
    void viewersDoNotReachEachOther() {
        Classroom room = Classroom.live(teacher, ben, eve);

        try (RoomClient one = RoomClient.open(ben, room);
                RoomClient other = RoomClient.open(eve, room)) {
            String peer = other.await("welcome").at("/you/peer").textValue();
            one.send(Map.of("type", "signal", "ref", "1", "to", peer, "data", Map.of()));

            assertThat(one.answer("1").at("/data/code").textValue()).isEqualTo("not-allowed");
            assertThat(other.frames("signal")).isEmpty();
        }
    }

    @Test
    void anAdminReachesAViewerAsTheOwnerDoes() {
        TestUser admin = As.admin();
        Classroom room = Classroom.live(teacher, ben);

        try (RoomClient operator = RoomClient.open(admin, room);
                RoomClient viewer = RoomClient.open(ben, room)) {
            String peer = viewer.await("welcome").at("/you/peer").textValue();
            operator.send(Map.of("type", "signal", "ref", "1", "to", peer, "data", Map.of("kind", "offer")));

            assertThat(viewer.await("signal").at("/user/id").textValue())
                    .isEqualTo(admin.id().toString());
        }
    }

    @Test
    void whoIsGoneCannotBeReached() {
        Classroom room = Classroom.live(teacher, ben);

        try (RoomClient owner = RoomClient.open(teacher, room)) {
            String peer;
            try (RoomClient viewer = RoomClient.open(ben, room)) {
                peer = viewer.await("welcome").at("/you/peer").textValue();
            }
            await().atMost(PATIENCE).until(() -> {
                String ref = "r" + System.nanoTime();
                owner.send(Map.of("type", "signal", "ref", ref, "to", peer, "data", Map.of()));
                return "peer-gone".equals(owner.answer(ref).at("/data/code").textValue());
            });
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"nobody", "Teacher", "0190d6a4-5d6e-7cc1-9a5b-0123456789ab"})
    void whatIsNoNameOfASocketCannotBeReached(String to) {
        Classroom room = Classroom.live(teacher, ben);

        try (RoomClient viewer = RoomClient.open(ben, room)) {
            viewer.send(Map.of("type", "signal", "ref", "1", "to", to, "data", Map.of()));

            assertThat(viewer.answer("1").at("/data/code").textValue()).isEqualTo("peer-gone");
        }
    }

    @Test
    void aSignalThatIsTooLargeIsRefused() {
        Classroom room = Classroom.live(teacher, ben);

        try (RoomClient viewer = RoomClient.open(ben, room)) {
            viewer.send(Map.of(
                    "type", "signal", "ref", "1", "to", "teacher", "data", Map.of("sdp", "x".repeat(33 * 1024))));

            assertThat(viewer.answer("1").at("/data/code").textValue()).isEqualTo("too-large");
        }
    }

    private static void react(RoomClient client, String ref) {
        client.send(Map.of("type", "react", "ref", ref, "emoji", "👏"));
    }

    private static void signal(RoomClient client, int ref, String sdp) {
        client.send(Map.of("type", "signal", "ref", String.valueOf(ref), "to", "teacher", "data", Map.of("sdp", sdp)));
    }

    private static int answers(RoomClient client) {
        return client.frames("ack").size() + client.frames("refused").size();
    }

    private static List<String> refusals(RoomClient client) {
        return client.frames("refused").stream()
                .map(frame -> frame.at("/data/code").textValue())
                .toList();
    }

    private static int sum(RoomClient client, String emoji) {
        return client.frames("reactions").stream()
                .mapToInt(frame -> frame.get("data").path(emoji).intValue())
                .sum();
    }
}
