package io.livestream.chat.hub;

import static org.assertj.core.api.Assertions.assertThat;

import io.livestream.chat.RoomClient;
import io.livestream.testing.As;
import io.livestream.testing.Classroom;
import io.livestream.testing.TestUser;
import io.quarkus.test.junit.QuarkusTest;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ViewersTest {

    private final TestUser teacher = As.teacher();
    private final TestUser student = As.student();

    @Test
    void theCountFollowsWhoIsPresent() {
        Classroom room = Classroom.live(teacher);

        try (RoomClient client = RoomClient.open(student, room)) {
            room.join(student);
            client.await("viewers", data -> data.get("count").intValue() == 1);
            room.leave(student);
            client.await("viewers", data -> data.get("count").intValue() == 0);
        }
    }

    @Test
    void theOwnerIsNotCountedNorIsAnOpenSocket() {
        Classroom room = Classroom.live(teacher, teacher, student);

        try (RoomClient client = RoomClient.open(teacher, room);
                RoomClient again = RoomClient.open(teacher, room)) {
            assertThat(client.await("welcome").get("viewers").intValue()).isEqualTo(1);
            assertThat(again.await("welcome").get("viewers").intValue()).isEqualTo(1);
        }
    }

    @Test
    void aCrowdIsCountedOnceASecondAndNotOnceAPerson() {
        Classroom room = Classroom.live(teacher);
        TestUser[] crowd = Stream.generate(As::student).limit(40).toArray(TestUser[]::new);

        try (RoomClient client = RoomClient.open(student, room)) {
            long began = System.nanoTime();
            room.join(crowd);
            client.await("viewers", data -> data.get("count").intValue() == 40);

            long seconds = (System.nanoTime() - began) / 1_000_000_000 + 1;
            assertThat(client.frames("viewers")).hasSizeLessThanOrEqualTo((int) seconds + 1);
        }
    }

    @Test
    void aCountThatDoesNotChangeIsNotToldAgain() {
        Classroom room = Classroom.live(teacher, student);

        try (RoomClient client = RoomClient.open(student, room)) {
            TestUser other = As.student();
            room.join(other);
            client.await("viewers", data -> data.get("count").intValue() == 2);
            room.join(other, other, student);
            room.leave(other);
            client.await("viewers", data -> data.get("count").intValue() == 1);

            assertThat(client.frames("viewers").stream()
                            .map(frame -> frame.at("/data/count").intValue()))
                    .containsExactly(2, 1);
        }
    }
}
