package io.livestream.chat.catchup;

import static io.livestream.chat.Chats.pin;
import static io.livestream.chat.Chats.post;
import static io.livestream.chat.Chats.posted;
import static io.livestream.chat.Chats.postedElsewhere;
import static io.livestream.chat.Chats.remove;
import static org.assertj.core.api.Assertions.assertThat;

import io.livestream.chat.RoomClient;
import io.livestream.platform.Ids;
import io.livestream.platform.event.ChatEvent;
import io.livestream.platform.event.Envelope;
import io.livestream.platform.event.Logged;
import io.livestream.platform.event.Role;
import io.livestream.testing.As;
import io.livestream.testing.Classroom;
import io.livestream.testing.LogProbe;
import io.livestream.testing.TestUser;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ResumeTest {

    private final TestUser teacher = As.teacher();
    private final TestUser student = As.student();

    @Test
    void whatHappenedBeforeThisNodeHeldTheRoomIsReadFromTheLog() {
        Classroom room = Classroom.live(teacher, student);
        List<Logged> messages = said(room, 120);

        try (RoomClient client =
                RoomClient.openAfter(student, room, messages.get(9).seq())) {
            client.await("chat.posted", data -> data.get("text").textValue().equals("Number 119"));

            assertThat(client.seqs())
                    .containsExactlyElementsOf(
                            messages.stream().skip(10).map(Logged::seq).toList());
        }
    }

    @Test
    void fromTheVeryStartEverythingComes() {
        Classroom room = Classroom.scheduled(teacher);
        room.start();
        List<Logged> messages = said(room, 3);

        try (RoomClient client = RoomClient.openAfter(student, room, 0)) {
            client.await("chat.posted", data -> data.get("text").textValue().equals("Number 2"));

            assertThat(client.frames("stream.started")).hasSize(1);
            assertThat(client.texts()).hasSize(messages.size());
        }
    }

    @Test
    void eachPlaceGivesJustWhatCameAfterIt() {
        Classroom room = Classroom.live(teacher, student);
        List<Logged> messages = said(room, 8);
        RoomClient.open(student, room).close();
        List<Long> all = messages.stream().map(Logged::seq).toList();

        for (int missed = 0; missed <= 8; missed++) {
            long seen = missed == 8 ? all.getFirst() - 1 : all.get(7 - missed);
            try (RoomClient client = RoomClient.openAfter(student, room, seen)) {
                String last = posted(teacher, room, "The last").toString();
                client.await("chat.posted", data -> data.get("id").textValue().equals(last));

                assertThat(client.seqs().subList(0, missed)).isEqualTo(all.subList(8 - missed, 8));
                assertThat(client.seqs()).isSorted().doesNotHaveDuplicates();
            }
        }
    }

    @Test
    void aRemovedTextIsGoneFromWhatIsReplayedFromMemory() {
        Classroom room = Classroom.live(teacher, student);
        long before;
        try (RoomClient client = RoomClient.open(student, room)) {
            post(teacher, room, "Before").then().statusCode(201);
            client.await("chat.posted");
            before = client.seqs().getLast();
        }
        UUID slip = posted(student, room, "A slip");
        remove(teacher, room, slip).then().statusCode(204);

        try (RoomClient client = RoomClient.openAfter(student, room, before)) {
            assertThat(client.await("chat.removed").get("id").textValue()).isEqualTo(slip.toString());
            assertThat(client.await("chat.posted").get("text").isNull()).isTrue();
            assertThat(client.await("chat.posted").get("removed").booleanValue())
                    .isTrue();
            assertThat(client.frames().toString()).doesNotContain("A slip");
        }
    }

    @Test
    void aRemovedTextIsGoneFromWhatIsReplayedFromTheLog() {
        Classroom room = Classroom.live(teacher, student);
        long before = said(room, 1).getFirst().seq();
        UUID slip = Ids.next();
        room.append(new ChatEvent.Posted(slip, student.author(Role.VIEWER), "A slip", null));
        room.append(new ChatEvent.Removed(slip, teacher.person()));

        try (RoomClient client = RoomClient.openAfter(student, room, before)) {
            client.await("chat.removed");

            assertThat(client.frames().toString()).doesNotContain("A slip");
            assertThat(client.await("chat.posted").get("text").isNull()).isTrue();
        }
    }

    @Test
    void aRemovedTextIsGoneFromThePinsThatAreReplayed() {
        Classroom room = Classroom.live(teacher, student);
        long before = said(room, 1).getFirst().seq();
        try (RoomClient whoKeepsTheFrames = RoomClient.open(student, room)) {
            UUID slip = posted(student, room, "A slip");
            pin(teacher, room, slip).then().statusCode(204);
            assertThat(whoKeepsTheFrames
                            .await("chat.pinned")
                            .at("/message/text")
                            .textValue())
                    .isEqualTo("A slip");
            UUID other = posted(teacher, room, "Read chapter 4");
            pin(teacher, room, other).then().statusCode(204);
            remove(teacher, room, slip).then().statusCode(204);
        }

        for (long after : new long[] {before, 0}) {
            try (RoomClient client = RoomClient.openAfter(student, room, after)) {
                client.await("chat.removed");

                assertThat(client.frames().toString()).doesNotContain("A slip");
                assertThat(client.frames("chat.pinned"))
                        .extracting(frame -> frame.at("/data/message/text").textValue())
                        .containsExactly(null, "Read chapter 4");
            }
        }
    }

    @Test
    void aPinReadFromTheLogShowsItsOwnMessage() {
        Classroom room = Classroom.live(teacher, student);
        long before = said(room, 1).getFirst().seq();
        UUID one = Ids.next();
        UUID two = Ids.next();
        room.append(new ChatEvent.Posted(one, teacher.author(Role.TEACHER), "Read chapter 4", null));
        room.append(new ChatEvent.Pinned(one, teacher.person()));
        room.append(new ChatEvent.Posted(two, teacher.author(Role.TEACHER), "And 5", null));
        room.append(new ChatEvent.Pinned(two, teacher.person()));

        try (RoomClient client = RoomClient.openAfter(student, room, before)) {
            client.await("chat.pinned", data -> data.get("id").textValue().equals(two.toString()));

            assertThat(client.frames("chat.pinned"))
                    .extracting(frame -> frame.at("/data/message/text").textValue())
                    .containsExactly("Read chapter 4", "And 5");
        }
    }

    @Test
    void anEventThatStandsOnTheLogTwiceIsOneFrame() {
        Classroom room = Classroom.live(teacher, student);
        long before = said(room, 1).getFirst().seq();
        Envelope message = said(room, 1).getFirst().envelope();
        LogProbe.log().append(message);

        try (RoomClient client = RoomClient.openAfter(student, room, before)) {
            LogProbe.log().append(message);
            String last = posted(teacher, room, "The last").toString();
            client.await("chat.posted", data -> data.get("id").textValue().equals(last));

            assertThat(client.texts()).hasSize(2);
        }
    }

    @Test
    void aPlaceThatIsNotThereYetIsReset() {
        Classroom room = Classroom.live(teacher, student);

        try (RoomClient client = RoomClient.openAfter(student, room, 999_999_999L)) {
            long seq = client.await("reset").get("seq").longValue();
            assertThat(seq).isEqualTo(client.await("welcome").get("seq").longValue());
            post(teacher, room, "Go on").then().statusCode(201);
            client.await("chat.posted");
        }
    }

    private static List<Logged> said(Classroom room, int messages) {
        return postedElsewhere(room, messages, i -> "Number " + i);
    }
}
