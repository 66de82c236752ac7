package io.livestream.chat.moderation;

import static io.livestream.chat.Chats.mute;
import static io.livestream.chat.Chats.path;
import static io.livestream.chat.Chats.post;
import static io.livestream.testing.Replies.code;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.livestream.platform.event.ChatEvent;
import io.livestream.testing.As;
import io.livestream.testing.Classroom;
import io.livestream.testing.LogProbe;
import io.livestream.testing.TestClock;
import io.livestream.testing.TestUser;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class MutingTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    private final TestUser teacher = As.teacher();
    private final TestUser student = As.student();
    private final TestClock clock;

    MutingTest(TestClock clock) {
        this.clock = clock;
    }

    @Test
    void whoIsMutedReadsAndDoesNotPost() {
        Classroom room = Classroom.live(teacher, student);

        mute(teacher, room, student).then().statusCode(204);

        post(student, room, "Hello").then().statusCode(403).body(code("muted"));
        student.request().get(path(room)).then().statusCode(200);
    }

    @Test
    void aMuteForAWhileEndsByItself() {
        clock.stopAt(NOON);
        Classroom room = Classroom.live(teacher, student);

        muteFor(90, room).then().statusCode(204);

        post(student, room, "Hello").then().statusCode(403).body("until", equalTo("2026-11-22T12:01:30Z"));
        clock.advance(Duration.ofSeconds(90));
        post(student, room, "Hello").then().statusCode(201);
        assertThat(LogProbe.log().eventsOf(room.id(), ChatEvent.Muted.class))
                .containsExactly(new ChatEvent.Muted(student.id(), NOON.plusSeconds(90), teacher.person()));
    }

    @Test
    void aBodyIsNotNeeded() {
        Classroom room = Classroom.live(teacher, student);

        given().auth()
                .oauth2(teacher.token())
                .put(path(room) + "/mutes/" + student.id())
                .then()
                .statusCode(204);

        post(student, room, "Hello").then().statusCode(403).body(code("muted"));
    }

    @Test
    void unmutingLetsPostAgain() {
        Classroom room = Classroom.live(teacher, student);
        mute(teacher, room, student).then().statusCode(204);

        unmute(teacher, room, student).then().statusCode(204);
        unmute(teacher, room, student).then().statusCode(204);

        post(student, room, "Hello").then().statusCode(201);
        assertThat(LogProbe.log().eventsOf(room.id(), ChatEvent.Unmuted.class)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-5", "2592001", "1.5", "\"60\""})
    void anotherTimeIsRefused(String seconds) {
        Classroom room = Classroom.live(teacher, student);

        teacher.request()
                .body("{\"seconds\": " + seconds + "}")
                .put(path(room) + "/mutes/" + student.id())
                .then()
                .statusCode(400)
                .body("violations.field", hasItem("seconds"));
    }

    @Test
    void theOwnerCannotBeMuted() {
        TestUser moderator = As.student();
        Classroom room = Classroom.live(teacher).moderator(moderator);

        mute(moderator, room, teacher).then().statusCode(409).body(code("owner"));
    }

    @Test
    void moderatorsAreMutedByTheOwnerAlone() {
        TestUser moderator = As.student();
        TestUser other = As.student();
        Classroom room = Classroom.live(teacher, other).moderator(moderator).moderator(other);

        mute(moderator, room, other).then().statusCode(403).body(code("not-yours"));
        mute(teacher, room, other).then().statusCode(204);
        unmute(other, room, other).then().statusCode(403).body(code("not-yours"));
        post(other, room, "Hello").then().statusCode(403).body(code("muted"));
        unmute(As.admin(), room, other).then().statusCode(204);
        post(other, room, "Hello").then().statusCode(201);
    }

    @Test
    void viewersMuteNobody() {
        TestUser other = As.student();
        Classroom room = Classroom.live(teacher, student, other);

        mute(student, room, other).then().statusCode(403).body(code("not-yours"));
        unmute(student, room, student).then().statusCode(403).body(code("not-yours"));
    }

    private Response muteFor(int seconds, Classroom room) {
        return teacher.request().body(Map.of("seconds", seconds)).put(path(room) + "/mutes/" + student.id());
    }

    private static Response unmute(TestUser person, Classroom room, TestUser whom) {
        return person.request().delete(path(room) + "/mutes/" + whom.id());
    }
}
