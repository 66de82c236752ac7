package io.livestream.chat.moderation;

import static io.livestream.chat.Chats.path;
import static io.livestream.chat.Chats.pin;
import static io.livestream.chat.Chats.posted;
import static io.livestream.chat.Chats.postedElsewhere;
import static io.livestream.chat.Chats.remove;
import static io.livestream.testing.Replies.code;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.livestream.chat.RoomClient;
import io.livestream.platform.event.ChatEvent;
import io.livestream.testing.As;
import io.livestream.testing.Classroom;
import io.livestream.testing.LogProbe;
import io.livestream.testing.TestUser;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class PinningTest {

    private static final int MORE_THAN_A_ROOM_HOLDS = 520;

    private final TestUser teacher = As.teacher();
    private final TestUser student = As.student();

    @Test
    void oneMessageIsPinnedAtATime() {
        Classroom room = Classroom.live(teacher, student);
        UUID one = posted(teacher, room, "Read chapter 4");
        UUID two = posted(student, room, "And 5");

        pin(teacher, room, one).then().statusCode(204);
        pinned(room).then().statusCode(200).body("id", equalTo(one.toString()));
        pin(teacher, room, two).then().statusCode(204);
        pinned(room).then().statusCode(200).body("id", equalTo(two.toString())).body("text", equalTo("And 5"));
    }

    @Test
    void aPinCanBeTakenOff() {
        Classroom room = Classroom.live(teacher);
        pin(teacher, room, posted(teacher, room, "Read chapter 4")).then().statusCode(204);

        unpin(teacher, room).then().statusCode(204);

        pinned(room).then().statusCode(404).body(code("nothing-pinned"));
        unpin(teacher, room).then().statusCode(204);
    }

    @Test
    void whatIsRemovedIsUnpinnedForThoseWhoFollowToo() {
        Classroom room = Classroom.live(teacher, student);
        UUID message = posted(teacher, room, "Read chapter 4");

        try (RoomClient client = RoomClient.open(student, room)) {
            pin(teacher, room, message).then().statusCode(204);
            remove(teacher, room, message).then().statusCode(204);

            client.await("chat.removed");
            assertThat(client.frames("chat.unpinned")).hasSize(1);
        }
        pinned(room).then().statusCode(404);
    }

    @Test
    void whatChangesNothingIsNotOnTheLog() {
        Classroom room = Classroom.live(teacher);
        UUID message = posted(teacher, room, "Read chapter 4");

        unpin(teacher, room).then().statusCode(204);
        pin(teacher, room, message).then().statusCode(204);
        pin(teacher, room, message).then().statusCode(204);

        assertThat(LogProbe.log().eventsOf(room.id(), ChatEvent.Pinned.class)).hasSize(1);
        assertThat(LogProbe.log().eventsOf(room.id(), ChatEvent.Unpinned.class)).isEmpty();
    }

    @Test
    void aRemovedMessageIsPinnedNoLongerAndCannotBe() {
        Classroom room = Classroom.live(teacher);
        UUID message = posted(teacher, room, "Read chapter 4");
        pin(teacher, room, message).then().statusCode(204);

        remove(teacher, room, message).then().statusCode(204);

        pinned(room).then().statusCode(404);
        pin(teacher, room, message).then().statusCode(409).body(code("message-removed"));
    }

    @Test
    void whoComesIsShownTheMessageOfLongAgoThatAnotherNodePinned() {
        Classroom room = Classroom.live(teacher);
        UUID message = posted(teacher, room, "Read chapter 4");
        postedElsewhere(room, MORE_THAN_A_ROOM_HOLDS, i -> "Message " + i);

        room.append(new ChatEvent.Pinned(message, teacher.person()));

        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            try (RoomClient client = RoomClient.open(student, room)) {
                assertThat(client.await("welcome").at("/chat/pinned/text").textValue())
                        .isEqualTo("Read chapter 4");
            }
        });
    }

    @Test
    void onlyAMessageOfTheStreamCanBePinned() {
        Classroom room = Classroom.live(teacher);
        UUID elsewhere = posted(teacher, Classroom.live(teacher), "Elsewhere");

        pin(teacher, room, elsewhere).then().statusCode(404).body(code("message-not-found"));
        pin(student, room, elsewhere).then().statusCode(404).body(code("message-not-found"));
        teacher.request()
                .body(Map.of())
                .put(path(room) + "/pin")
                .then()
                .statusCode(400)
                .body("violations.field", hasItem("messageId"));
    }

    @Test
    void onlyThoseWhoRunTheStreamPin() {
        TestUser moderator = As.student();
        Classroom room = Classroom.live(teacher, student).moderator(moderator);
        UUID message = posted(student, room, "Look at me");

        pin(student, room, message).then().statusCode(403).body(code("not-yours"));
        unpin(student, room).then().statusCode(403).body(code("not-yours"));
        pin(moderator, room, message).then().statusCode(204);
    }

    private Response pinned(Classroom room) {
        return student.request().get(path(room) + "/pin");
    }

    private static Response unpin(TestUser person, Classroom room) {
        return person.request().delete(path(room) + "/pin");
    }
}
