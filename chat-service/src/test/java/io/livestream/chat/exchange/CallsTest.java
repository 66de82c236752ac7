package io.livestream.chat.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.livestream.chat.RoomClient;
import io.livestream.testing.As;
import io.livestream.testing.Classroom;
import io.livestream.testing.TestUser;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
class CallsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final TestUser teacher = As.teacher();
    private final TestUser ben = As.student();
    private final TestUser eve = As.student();

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
            for (int i = 0; i < 12; i++) {
                one.send(Map.of("type", "react", "ref", "a" + i, "emoji", "👏"));
                other.send(Map.of("type", "react", "ref", "b" + i, "emoji", "👏"));
            }
            for (int i = 0; i < 12; i++) {
                one.answer("a" + i);
                other.answer("b" + i);
            }

            assertThat(one.frames("refused").size() + other.frames("refused").size())
                    .isPositive();
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

    @Test
    void aSignalThatIsTooLargeIsRefused() {
        Classroom room = Classroom.live(teacher, ben);

        try (RoomClient viewer = RoomClient.open(ben, room)) {
            viewer.send(Map.of(
                    "type", "signal", "ref", "1", "to", "teacher", "data", Map.of("sdp", "x".repeat(33 * 1024))));

            assertThat(viewer.answer("1").at("/data/code").textValue()).isEqualTo("too-large");
        }
    }

    private static int sum(RoomClient client, String emoji) {
        return client.frames("reactions").stream()
                .mapToInt(frame -> frame.get("data").path(emoji).intValue())
                .sum();
    }
}
