package io.livestream.qa.follow;

import static io.livestream.testing.Replies.code;

import io.livestream.platform.Ids;
import io.livestream.platform.event.Logged;
import io.livestream.platform.event.ParticipantEvent;
import io.livestream.platform.event.Role;
import io.livestream.platform.event.StreamEvent;
import io.livestream.platform.log.Topics;
import io.livestream.qa.Questions;
import io.livestream.testing.As;
import io.livestream.testing.Classroom;
import io.livestream.testing.LogProbe;
import io.livestream.testing.Streams;
import io.livestream.testing.TestUser;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What the service makes of a log that is not as tidy as one would wish. */
@QuarkusTest
class LogFollowerTest {

    private final TestUser teacher = As.teacher();
    private final TestUser student = As.student();
    private final Classroom classroom = Classroom.live(teacher);
    private final Questions questions = Questions.of(classroom);

    @Test
    void aRecordThatComesTwiceCountsOnce() {
        Logged joined = classroom.append(joined(student));
        classroom.leave(student);
        LogProbe.log().append(joined.envelope());

        asking().then().statusCode(403).body(code("not-joined"));
    }

    @Test
    void aRecordThatNobodyCanReadStopsNothing() {
        LogProbe.log().raw(Topics.EVENTS, classroom.id().toString(), "{".getBytes(StandardCharsets.UTF_8));
        classroom.join(student);

        asking().then().statusCode(201);
    }

    @Test
    void anEventOfTomorrowStopsNothing() {
        LogProbe.log().unknown(classroom.id(), "participant.waved", "{\"userId\": \"" + student.id() + "\"}");
        classroom.join(student);

        asking().then().statusCode(201);
    }

    @Test
    void leavingAfterTheEndChangesNothing() {
        UUID question = questions.asked(teacher, "What did we learn?");
        classroom.join(student).stop().leave(student);

        asking().then().statusCode(409).body(code("questions-closed"));
        questions.get(student, question).then().statusCode(200);
    }

    @Test
    void whatIsSaidOfADeletedStreamDoesNotBringItBack() {
        classroom.stop().delete();
        classroom.append(new StreamEvent.Updated(
                Streams.change(classroom.stream()).title("Late").build()));
        classroom.append(joined(student));

        asking().then().statusCode(404).body(code("stream-not-found"));
    }

    @Test
    void aJoinOfAStreamThatNobodyHasHeardOfIsNoStream() {
        UUID unknown = Ids.next();
        LogProbe.log().append(unknown, joined(student));

        student.request()
                .get("/api/livestream/" + unknown + "/questions")
                .then()
                .statusCode(404)
                .body(code("stream-not-found"));
    }

    private io.restassured.response.Response asking() {
        return questions.ask(student, Map.of("text", "Why?"));
    }

    private static ParticipantEvent.Joined joined(TestUser user) {
        Instant now = Instant.parse("2026-11-22T10:00:00Z");
        return new ParticipantEvent.Joined(user.person(), Role.VIEWER, now, now.plusSeconds(60), 1);
    }
}
