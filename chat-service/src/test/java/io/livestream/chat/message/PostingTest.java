package io.livestream.chat.message;

import static io.livestream.chat.Chats.path;
import static io.livestream.chat.Chats.post;
import static io.livestream.chat.Chats.posted;
import static io.livestream.chat.Chats.reply;
import static io.livestream.testing.Replies.code;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.livestream.chat.Chats;
import io.livestream.platform.Ids;
import io.livestream.platform.event.ChatEvent;
import io.livestream.platform.event.Logged;
import io.livestream.platform.event.Visibility;
import io.livestream.testing.As;
import io.livestream.testing.Classroom;
import io.livestream.testing.LogProbe;
import io.livestream.testing.TestClock;
import io.livestream.testing.TestUser;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class PostingTest {

    private final TestUser teacher = As.teacher();
    private final TestUser student = As.student();
    private final TestClock clock;

    PostingTest(TestClock clock) {
        this.clock = clock;
    }

    @Test
    void aMessageIsOnTheLogWhenItIsAcknowledged() {
        Classroom room = Classroom.live(teacher, student);

        Response response = post(student, room, "Hello 👋");

        Logged logged = LogProbe.log().eventsOf(room.id()).getLast();
        var event = (ChatEvent.Posted) logged.event();
        response.then()
                .statusCode(201)
                .header("Location", path(room) + "/" + event.messageId())
                .body("id", equalTo(event.messageId().toString()))
                .body("seq", equalTo((int) logged.seq()))
                .body("streamId", equalTo(room.id().toString()))
                .body("author.id", equalTo(student.id().toString()))
                .body("author.displayName", equalTo(student.displayName()))
                .body("author.role", equalTo("viewer"))
                .body("text", equalTo("Hello 👋"))
                .body("sentAt", equalTo(logged.at().toString()))
                .body("removed", equalTo(false))
                .body("replyTo", nullValue());
        assertThat(event.text()).isEqualTo("Hello 👋");
        assertThat(logged.id()).isEqualTo(event.messageId());
        assertThat(logged.envelope().source()).isEqualTo("/chat-service");
    }

    @Test
    void theOwnerPostsWithoutHavingJoined() {
        Classroom room = Classroom.live(teacher);

        post(teacher, room, "Welcome").then().statusCode(201).body("author.role", equalTo("teacher"));
    }

    @Test
    void anAdminPostsAsAModerator() {
        Classroom room = Classroom.live(teacher);

        post(As.admin(), room, "Good day").then().statusCode(201).body("author.role", equalTo("moderator"));
    }

    @Test
    void aPathWithATrailingSlashIsTheSame() {
        Classroom room = Classroom.live(teacher);

        teacher.request()
                .body(Map.of("text", "Welcome"))
                .post(path(room) + "/")
                .then()
                .statusCode(201);
        teacher.request().get(path(room) + "/").then().statusCode(200);
    }

    @Test
    void whoJustJoinedMayPostAtOnce() {
        Classroom room = Classroom.live(teacher);
        post(teacher, room, "The room is held from here on").then().statusCode(201);

        room.join(student);

        post(student, room, "Hello").then().statusCode(201);
    }

    @Test
    void aStrangerHasNotJoined() {
        Classroom room = Classroom.live(teacher, student);

        post(As.student(), room, "Hello").then().statusCode(403).body(code("not-joined"));
        post(As.teacher(), room, "Hello").then().statusCode(403).body(code("not-joined"));
    }

    @Test
    void whoIsRemovedIsTold() {
        Classroom room = Classroom.live(teacher, student).remove(student);

        post(student, room, "Hello").then().statusCode(403).body(code("removed"));
    }

    @Test
    void anAccountThatIsDisabledIsRefused() {
        Classroom room = Classroom.live(teacher, student);
        Classroom.account(student, "student", true);

        await().untilAsserted(() -> post(student, room, "Hello").then().statusCode(401));
    }

    @Test
    void aStreamThatIsNotLiveHasNoOpenChat() {
        Classroom room = Classroom.scheduled(teacher).join(student);

        post(student, room, "Early").then().statusCode(409).body(code("chat-closed"));
        room.start().join(student);
        post(student, room, "On time").then().statusCode(201);
        room.stop();
        await().untilAsserted(
                        () -> post(student, room, "Late").then().statusCode(409).body(code("chat-closed")));
    }

    @Test
    void aChatThatIsSwitchedOffIsClosed() {
        Classroom room =
                Classroom.created(teacher, draft -> draft.chatEnabled(false)).start();

        post(teacher, room, "Hello").then().statusCode(409).body(code("chat-closed"));
    }

    @Test
    void whatIsHiddenIsNotThere() {
        Classroom hidden = Classroom.created(teacher, draft -> draft.visibility(Visibility.PRIVATE))
                .start();

        post(student, hidden, "Hello").then().statusCode(404).body(code("stream-not-found"));
        hidden.inviteAddress(student.email()).join(student);
        post(student, hidden, "Hello").then().statusCode(201);
    }

    @Test
    void anUnknownStreamIsNotThere() {
        student.request()
                .body(Map.of("text", "Hello"))
                .post("/api/livestream/" + UUID.randomUUID() + "/chat")
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body(code("stream-not-found"));
    }

    @Test
    void aDeletedStreamIsNotThere() {
        Classroom room = Classroom.live(teacher);
        post(teacher, room, "Hello").then().statusCode(201);
        room.stop().delete();

        await().untilAsserted(() ->
                post(teacher, room, "Hello?").then().statusCode(404).body(code("stream-not-found")));
    }

    @Test
    void withoutATokenNobodyPosts() {
        Classroom room = Classroom.live(teacher);

        post(As.anonymous(), room, "Hello").then().statusCode(401).header("WWW-Authenticate", notNullValue());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"text\": null}",
                "{\"text\": \"\"}",
                "{\"text\": \" \\t\\n \"}",
                "{\"text\": 5}",
                "{\"text\": \"a\\u0000b\"}",
                "{\"text\": \"a\", \"replyTo\": \"nonsense\"}",
                "[]",
                "{\"text\": \"a\"",
                "",
                "null"
            })
    void aBodyOfAnotherFormIsRefused(String body) {
        Classroom room = Classroom.live(teacher);

        teacher.request().body(body).post(path(room)).then().statusCode(400).contentType("application/problem+json");
    }

    @Test
    void theFormIsRefusedBeforeTheStreamIsLookedFor() {
        student.request()
                .body(Map.of("text", ""))
                .post("/api/livestream/" + UUID.randomUUID() + "/chat")
                .then()
                .statusCode(400)
                .body("violations.field", hasItem("text"));
    }

    @Test
    void aTextHasAtMostTwoThousandCharacters() {
        Classroom room = Classroom.live(teacher);

        post(teacher, room, "😀".repeat(2000)).then().statusCode(201);
        post(teacher, room, "😀".repeat(2001))
                .then()
                .statusCode(400)
                .body("violations.field", equalTo(List.of("text")));
    }

    @Test
    void aReplyNamesAMessageOfTheSameStream() {
        Classroom room = Classroom.live(teacher, student);
        Classroom other = Classroom.live(teacher);
        UUID question = posted(student, room, "Why?");
        UUID elsewhere = posted(teacher, other, "Because");

        reply(teacher, room, "Because", question).then().statusCode(201).body("replyTo", equalTo(question.toString()));
        reply(teacher, room, "Because", elsewhere)
                .then()
                .statusCode(400)
                .body("violations.field", equalTo(List.of("replyTo")));
        reply(teacher, room, "Because", Ids.next()).then().statusCode(400);
    }

    @Test
    void aRemovedMessageCanBeReplied() {
        Classroom room = Classroom.live(teacher, student);
        UUID gone = posted(student, room, "Something rude");
        Chats.remove(teacher, room, gone).then().statusCode(204);

        reply(teacher, room, "Not like this", gone).then().statusCode(201);
    }

    @Test
    void slowModeTellsWhenToComeBack() {
        clock.stopAt(Instant.parse("2026-11-22T12:00:00Z"));
        Classroom room = Classroom.live(teacher, student);
        Chats.settings(teacher, room, 30, true).then().statusCode(200);
        post(student, room, "One").then().statusCode(201);

        clock.advance(Duration.ofMillis(12_500));
        post(student, room, "Two")
                .then()
                .statusCode(429)
                .header("Retry-After", "18")
                .body(code("slow-mode"));
        post(teacher, room, "One").then().statusCode(201);
        post(teacher, room, "Two").then().statusCode(201);

        clock.advance(Duration.ofMillis(17_500));
        post(student, room, "Two").then().statusCode(201);
    }

    @Test
    void nobodyPostsMoreThanTenMessagesASecond() {
        clock.stopAt(Instant.parse("2026-11-22T12:00:00Z"));
        Classroom room = Classroom.live(teacher, student);
        for (int i = 0; i < 10; i++) {
            post(student, room, "Message " + i).then().statusCode(201);
        }

        post(student, room, "One too many")
                .then()
                .statusCode(429)
                .header("Retry-After", "1")
                .body(code("too-fast"));
        clock.advance(Duration.ofSeconds(1));
        post(student, room, "Later").then().statusCode(201);
    }
}
