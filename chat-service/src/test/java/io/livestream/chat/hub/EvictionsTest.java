package io.livestream.chat.hub;

import static org.assertj.core.api.Assertions.assertThat;

import io.livestream.chat.RoomClient;
import io.livestream.platform.event.ParticipantEvent.ModeratorDismissed;
import io.livestream.platform.event.ParticipantEvent.Removed;
import io.livestream.platform.event.Visibility;
import io.livestream.testing.As;
import io.livestream.testing.Classroom;
import io.livestream.testing.TestTokens;
import io.livestream.testing.TestUser;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@QuarkusTest
class EvictionsTest {

    /** As the contract has it, twice of what the longest of these ways takes. */
    private static final Duration IN_TIME = Duration.ofSeconds(5);

    private static final Duration TIME_FOR_A_LAST_WORD = Duration.ofSeconds(2);

    private final TestUser teacher = As.teacher();
    private final TestUser student = As.student();

    @Test
    void theSocketOfWhoIsRemovedClosesForGood() {
        Classroom room = Classroom.live(teacher, student);

        try (RoomClient removed = RoomClient.open(student, room);
                RoomClient other = RoomClient.open(teacher, room)) {
            long before = System.nanoTime();
            room.remove(student);

            assertThat(removed.awaitClose().closeCode()).isEqualTo(4003);
            assertThat(removed.closedAfter(before)).isLessThan(IN_TIME);
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
            long before = System.nanoTime();
            room.delete();

            assertThat(client.awaitClose().closeCode()).isEqualTo(4004);
            assertThat(client.closedAfter(before)).isLessThan(IN_TIME);
            assertThat(client.closeReason()).isEqualTo("deleted");
            assertThat(owner.awaitClose().closeCode()).isEqualTo(4004);
            assertThat(client.frames("stream.deleted")).hasSize(1);
        }
    }

    @Test
    void theRoomClosesSomeSecondsAfterTheClass() {
        Classroom room = Classroom.live(teacher, student);

        try (RoomClient client = RoomClient.open(student, room)) {
            long before = System.nanoTime();
            room.stop();

            assertThat(client.await("stream.stopped").get("status").textValue()).isEqualTo("ended");
            long told = System.nanoTime();
            assertThat(client.awaitClose().closeCode()).isEqualTo(4004);
            assertThat(client.closeReason()).isEqualTo("ended");
            assertThat(client.closedAfter(before)).isGreaterThan(TIME_FOR_A_LAST_WORD);
            assertThat(client.closedAfter(told)).isLessThan(IN_TIME);
        }
    }

    @Test
    void whoComesBackRightAfterTheClassMayStay() {
        Classroom room = Classroom.live(teacher, student);

        try (RoomClient during = RoomClient.open(teacher, room)) {
            room.stop();
            during.await("stream.stopped");

            try (RoomClient after = RoomClient.open(student, room)) {
                assertThat(after.await("welcome").at("/stream/status").textValue())
                        .isEqualTo("ended");
                during.awaitClose();
                room.update(draft -> draft.title("As it was"));

                after.await("stream.updated");
                after.assertOpen();
            }
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
            long before = System.nanoTime();
            room.update(draft -> draft.visibility(Visibility.PRIVATE).title("For few"));

            assertThat(stranger.awaitClose().closeCode()).isEqualTo(4004);
            assertThat(stranger.closeReason()).isEqualTo("hidden");
            assertThat(stranger.closedAfter(before)).isLessThan(IN_TIME);
            assertThat(stranger.frames("stream.updated")).isEmpty();
            guest.await("stream.updated");
            guest.assertOpen();
        }
    }

    /** Both are read at once, and the room may know of both before the socket is ended for the first. */
    @Test
    void moderatorsWhoAreRemovedFromAPrivateStreamAreToldThat() {
        Classroom room = Classroom.created(teacher, draft -> draft.visibility(Visibility.PRIVATE))
                .start();
        List<TestUser> moderators =
                Stream.generate(As::student).limit(20).peek(room::moderator).toList();
        List<RoomClient> removed = moderators.stream()
                .map(moderator -> RoomClient.open(moderator, room))
                .toList();

        room.append(moderators.stream()
                .flatMap(moderator -> Stream.of(
                        new Removed(moderator.id(), teacher.person()),
                        new ModeratorDismissed(moderator.id(), teacher.person())))
                .toList());

        assertThat(removed)
                .allSatisfy(
                        client -> assertThat(client.awaitClose().closeCode()).isEqualTo(4003));
    }

    @Test
    void eachSocketOfAPersonHasTheRightsOfItsOwnToken() {
        Classroom room = Classroom.live(teacher);
        TestUser admin = As.admin();
        TestUser sameAsStudent = admin.with(TestTokens.token(admin.id(), admin.displayName(), "student"));

        try (RoomClient asAdmin = RoomClient.open(admin, room);
                RoomClient asStudent = RoomClient.open(sameAsStudent, room)) {
            room.update(draft -> draft.visibility(Visibility.PRIVATE));

            assertThat(asStudent.awaitClose().closeReason()).isEqualTo("hidden");
            asAdmin.await("stream.updated");
            asAdmin.assertOpen();
        }
    }
}
