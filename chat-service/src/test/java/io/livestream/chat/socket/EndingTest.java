package io.livestream.chat.socket;

import static org.assertj.core.api.Assertions.assertThat;

import io.livestream.chat.RoomClient;
import io.livestream.platform.event.Visibility;
import io.livestream.testing.As;
import io.livestream.testing.Classroom;
import io.livestream.testing.TestTokens;
import io.livestream.testing.TestUser;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import org.junit.jupiter.api.Test;

@QuarkusTest
class EndingTest {

    private final TestUser teacher = As.teacher();
    private final TestUser student = As.student();

    @Test
    void theSocketOfWhoIsRemovedClosesForGood() {
        Classroom room = Classroom.live(teacher, student);

        try (RoomClient removed = RoomClient.open(student, room);
                RoomClient other = RoomClient.open(teacher, room)) {
            room.remove(student);

            assertThat(removed.awaitClose().closeCode()).isEqualTo(4003);
            assertThat(removed.await("participant.removed").get("userId").textValue())
                    .isEqualTo(student.id().toString());
            other.await("participant.removed");
            other.assertOpen();
        }
    }

    @Test
    void theRoomOfADeletedStreamClosesForEverybody() {
        Classroom room = Classroom.scheduled(teacher);

        try (RoomClient client = RoomClient.open(student, room);
                RoomClient owner = RoomClient.open(teacher, room)) {
            room.delete();

            assertThat(client.awaitClose().closeCode()).isEqualTo(4004);
            assertThat(client.closeReason()).isEqualTo("deleted");
            assertThat(owner.awaitClose().closeCode()).isEqualTo(4004);
            assertThat(client.frames("stream.deleted")).hasSize(1);
        }
    }

    @Test
    void theRoomClosesSomeSecondsAfterTheClass() {
        Classroom room = Classroom.live(teacher, student);

        try (RoomClient client = RoomClient.open(student, room)) {
            room.stop();

            assertThat(client.await("stream.stopped").get("status").textValue()).isEqualTo("ended");
            assertThat(client.awaitClose().closeCode()).isEqualTo(4004);
            assertThat(client.closeReason()).isEqualTo("ended");
        }
    }

    @Test
    void whoOpensTheRoomAfterTheClassMayStay() {
        Classroom room = Classroom.live(teacher);
        try (RoomClient during = RoomClient.open(teacher, room)) {
            room.stop();
            during.awaitClose();

            try (RoomClient after = RoomClient.open(student, room)) {
                room.update(draft -> draft.title("As it was"));

                after.await("stream.updated");
                after.assertOpen();
            }
        }
    }

    @Test
    void whoMayNotSeeTheStreamAnyMoreIsShownOut() {
        Classroom room = Classroom.live(teacher, student);
        TestUser invited = As.student();
        room.invite(invited);

        try (RoomClient stranger = RoomClient.open(student, room);
                RoomClient guest = RoomClient.open(invited, room)) {
            room.update(draft -> draft.visibility(Visibility.PRIVATE));

            assertThat(stranger.awaitClose().closeCode()).isEqualTo(4004);
            assertThat(stranger.closeReason()).isEqualTo("hidden");
            guest.await("stream.updated");
            guest.assertOpen();
        }
    }

    @Test
    void theSocketOfADisabledAccountCloses() {
        Classroom room = Classroom.live(teacher, student);

        try (RoomClient client = RoomClient.open(student, room)) {
            Classroom.account(student, "student", true);

            assertThat(client.awaitClose().closeCode()).isEqualTo(4003);
        }
    }

    @Test
    void theSocketClosesWhenItsTokenExpires() {
        Classroom room = Classroom.live(teacher, student);
        String token = TestTokens.draft(student.id(), student.displayName(), "student")
                .expiringIn(Duration.ofSeconds(4))
                .signed();

        try (RoomClient client = RoomClient.open(student.with(token), room)) {
            assertThat(client.awaitClose().closeCode()).isEqualTo(4001);
        }
    }
}
