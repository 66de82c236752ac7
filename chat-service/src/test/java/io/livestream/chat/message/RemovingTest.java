package io.livestream.chat.message;

import static io.livestream.chat.Chats.find;
import static io.livestream.chat.Chats.posted;
import static io.livestream.chat.Chats.read;
import static io.livestream.chat.Chats.remove;
import static io.livestream.testing.Replies.code;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.nullValue;

import io.livestream.chat.Chats;
import io.livestream.platform.Ids;
import io.livestream.platform.event.ChatEvent;
import io.livestream.platform.event.Role;
import io.livestream.platform.sql.Sql;
import io.livestream.testing.As;
import io.livestream.testing.Classroom;
import io.livestream.testing.LogProbe;
import io.livestream.testing.TestUser;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class RemovingTest {

    private final TestUser teacher = As.teacher();
    private final TestUser student = As.student();
    private final Sql sql;

    RemovingTest(Sql sql) {
        this.sql = sql;
    }

    @Test
    void theTextIsGoneFromEveryReplyAndThePlaceRemains() {
        Classroom room = Classroom.live(teacher, student);
        UUID id = posted(student, room, "Something rude");
        posted(student, room, "Sorry");

        remove(teacher, room, id).then().statusCode(204);

        find(student, room, id)
                .then()
                .statusCode(200)
                .body("removed", equalTo(true))
                .body("$", hasKey("text"))
                .body("text", nullValue())
                .body("author.id", equalTo(student.id().toString()));
        read(student, room)
                .then()
                .body("items.size()", equalTo(2))
                .body("items[0].id", equalTo(id.toString()))
                .body("items[0].text", nullValue())
                .body("items[1].text", equalTo("Sorry"));
    }

    @Test
    void theTextIsGoneFromTheDatabase() {
        Classroom room = Classroom.live(teacher, student);
        UUID id = posted(student, room, "Something rude");

        remove(teacher, room, id).then().statusCode(204);

        await().until(() -> sql.query(
                                "select id from chat_messages where id = ? and removed and text is null",
                                row -> row.uuid("id"),
                                id)
                        .size()
                == 1);
    }

    @Test
    void theTextOfAMessageOfLongAgoIsGoneAtOnce() {
        Classroom room = Classroom.live(teacher, student);
        UUID id = posted(student, room, "Something rude");
        for (int i = 0; i < 520; i++) {
            room.append(new ChatEvent.Posted(Ids.next(), teacher.author(Role.TEACHER), "Message " + i, null));
        }

        remove(teacher, room, id).then().statusCode(204);

        find(student, room, id).then().statusCode(200).body("text", nullValue());
    }

    @Test
    void theAuthorMayRemoveTheirOwnWhateverBecameOfThem() {
        Classroom room = Classroom.live(teacher, student);
        UUID one = posted(student, room, "One");
        UUID two = posted(student, room, "Two");
        Chats.mute(teacher, room, student).then().statusCode(204);
        remove(student, room, one).then().statusCode(204);
        room.remove(student);

        remove(student, room, two).then().statusCode(204);
    }

    @Test
    void othersMayNot() {
        TestUser other = As.student();
        Classroom room = Classroom.live(teacher, student, other);
        UUID id = posted(student, room, "Hello");

        remove(other, room, id).then().statusCode(403).body(code("not-yours"));
        remove(As.teacher(), room, id).then().statusCode(403).body(code("not-yours"));
    }

    @Test
    void moderatorsAndAdminsMay() {
        TestUser moderator = As.student();
        Classroom room = Classroom.live(teacher, student).moderator(moderator);
        UUID one = posted(student, room, "One");
        UUID two = posted(student, room, "Two");

        remove(moderator, room, one).then().statusCode(204);
        remove(As.admin(), room, two).then().statusCode(204);
    }

    @Test
    void aRepeatIsOneRemoval() {
        Classroom room = Classroom.live(teacher, student);
        UUID id = posted(student, room, "Hello");
        remove(student, room, id).then().statusCode(204);

        remove(student, room, id).then().statusCode(204);
        remove(teacher, room, id).then().statusCode(204);

        assertThat(LogProbe.log().eventsOf(room.id(), ChatEvent.Removed.class)).hasSize(1);
    }

    @Test
    void whatIsNotThereCannotBeRemoved() {
        Classroom room = Classroom.live(teacher);

        remove(teacher, room, UUID.randomUUID()).then().statusCode(404).body(code("message-not-found"));
    }
}
