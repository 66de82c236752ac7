package io.livestream.stream.livestream;

import static io.livestream.stream.Lessons.get;
import static io.livestream.stream.Lessons.path;
import static io.livestream.stream.Lessons.post;
import static io.livestream.testing.Replies.code;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;

import io.livestream.platform.event.Logged;
import io.livestream.platform.event.ParticipantEvent;
import io.livestream.platform.event.StreamEvent;
import io.livestream.stream.Lessons;
import io.livestream.testing.As;
import io.livestream.testing.LogProbe;
import io.livestream.testing.TestClock;
import io.livestream.testing.TestUser;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class LifeTest {

    @Inject
    TestClock clock;

    private final TestUser teacher = As.teacher();

    @Test
    void aStreamIsStartedAndStopped() {
        UUID id = Lessons.scheduled(teacher);

        post(teacher, id, "/start")
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("status", is("live"))
                .body("startedAt", notNullValue());
        post(teacher, id, "/stop")
                .then()
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("status", is("ended"))
                .body("endedAt", notNullValue());
    }

    @Test
    void startingAgainChangesNothing() {
        UUID id = Lessons.live(teacher);
        String before = get(teacher, id).asString();

        post(teacher, id, "/start").then().statusCode(200).body(is(before));

        assertThat(LogProbe.log().eventsOf(id, StreamEvent.Started.class)).hasSize(1);
    }

    @Test
    void stoppingAgainChangesNothing() {
        UUID id = Lessons.ended(teacher);
        String before = get(teacher, id).asString();

        post(teacher, id, "/stop").then().statusCode(200).body(is(before));

        assertThat(LogProbe.log().eventsOf(id, StreamEvent.Stopped.class)).hasSize(1);
    }

    @Test
    void aClassEndsNoEarlierThanAnybodyCameThoughClocksDiffer() {
        TestUser student = As.student();
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        UUID id = Lessons.live(teacher);
        clock.stopAt(now.plusSeconds(2));
        Lessons.joined(id, student);

        clock.stopAt(now);
        post(teacher, id, "/stop").then().statusCode(200);

        assertThat(LogProbe.log().eventsOf(id, StreamEvent.Stopped.class))
                .extracting(stopped -> stopped.stream().endedAt())
                .containsExactly(now.plusSeconds(2));
    }

    @Test
    void cancellingAgainChangesNothing() {
        UUID id = Lessons.cancelled(teacher);
        String before = get(teacher, id).asString();

        post(teacher, id, "/cancel").then().statusCode(200).body(is(before));

        assertThat(LogProbe.log().eventsOf(id, StreamEvent.Cancelled.class)).hasSize(1);
    }

    @Test
    void aStateThatForbidsTheCallIsNamed() {
        UUID scheduled = Lessons.scheduled(teacher);
        UUID live = Lessons.live(teacher);
        UUID ended = Lessons.ended(teacher);
        UUID cancelled = Lessons.cancelled(teacher);

        refused(ended, "/start", "stream-ended");
        refused(cancelled, "/start", "stream-ended");
        refused(scheduled, "/stop", "stream-not-live");
        refused(cancelled, "/stop", "stream-not-live");
        refused(live, "/cancel", "stream-live");
        refused(ended, "/cancel", "stream-ended");
    }

    private void refused(UUID id, String call, String code) {
        post(teacher, id, call)
                .then()
                .statusCode(409)
                .contentType("application/problem+json")
                .body(code(code));
    }

    @Test
    void stoppingEndsEverybodysPresence() {
        UUID id = Lessons.live(teacher);
        Lessons.joined(id, teacher, As.student(), As.student());

        post(teacher, id, "/stop").then().body("viewerCount", is(0)).body("peakViewers", is(2));

        String endedAt = get(teacher, id).path("endedAt");
        teacher.request()
                .get(path(id, "/participants"))
                .then()
                .body("items.present", is(List.of(false, false, false)))
                .body("items.leftAt", is(List.of(endedAt, endedAt, endedAt)));
        assertThat(LogProbe.log().eventsOf(id, ParticipantEvent.Left.class)).isEmpty();
    }

    @Test
    void aDeletedStreamIsGoneForEverybody() {
        UUID id = Lessons.ended(teacher);

        teacher.request().delete(path(id, "")).then().statusCode(204);

        for (TestUser user : new TestUser[] {teacher, As.student(), As.admin()}) {
            get(user, id).then().statusCode(404).body(code("stream-not-found"));
            post(user, id, "/start").then().statusCode(404);
            post(user, id, "/join").then().statusCode(404);
        }
        teacher.request().delete(path(id, "")).then().statusCode(404);
        assertThat(LogProbe.log().eventsOf(id, StreamEvent.Deleted.class))
                .containsExactly(new StreamEvent.Deleted(id, teacher.person()));
        assertThat(LogProbe.log().stateOf(id)).isEmpty();
    }

    @Test
    void aLiveStreamIsNotDeleted() {
        UUID id = Lessons.live(teacher);

        teacher.request().delete(path(id, "")).then().statusCode(409).body(code("stream-live"));

        get(teacher, id).then().statusCode(200);
    }

    @Test
    void onlyTheOwnerAndAdminsRunIt() {
        UUID id = Lessons.scheduled(teacher);

        post(As.teacher(), id, "/start").then().statusCode(403).body(code("not-yours"));
        post(As.student(), id, "/cancel").then().statusCode(403);
        As.student().request().delete(path(id, "")).then().statusCode(403);
        post(As.admin(), id, "/start").then().statusCode(200);
        post(As.student(), id, "/stop").then().statusCode(403);
    }

    @Test
    void ownershipIsJudgedBeforeTheState() {
        UUID live = Lessons.live(teacher);

        As.teacher().request().delete(path(live, "")).then().statusCode(403);
        post(As.teacher(), live, "/cancel").then().statusCode(403);
    }

    @Test
    void aStreamThatIsNoneIsNotFound() {
        get(teacher, UUID.randomUUID()).then().statusCode(404).body(code("stream-not-found"));
        teacher.request().get("/api/livestream/no-id").then().statusCode(404).contentType("application/problem+json");
    }

    @Test
    void theLogHoldsTheLifeInItsOrder() {
        UUID id = Lessons.scheduled(teacher);
        TestUser student = As.student();
        Lessons.change(teacher, id, "title", "Soon");
        post(teacher, id, "/start");
        Lessons.joined(id, teacher, student);
        post(student, id, "/leave");
        Lessons.joined(id, student);
        post(teacher, id, "/stop");
        teacher.request().delete(path(id, ""));

        var log = LogProbe.log().eventsOf(id);

        assertThat(log.stream().map(Logged::event).map(Object::getClass))
                .containsExactly(
                        StreamEvent.Created.class,
                        StreamEvent.Updated.class,
                        StreamEvent.Started.class,
                        ParticipantEvent.Joined.class,
                        ParticipantEvent.Joined.class,
                        ParticipantEvent.Left.class,
                        ParticipantEvent.Joined.class,
                        StreamEvent.Stopped.class,
                        StreamEvent.Deleted.class);
        assertThat(log)
                .allSatisfy(logged -> assertThat(logged.envelope().source()).isEqualTo("/stream-service"));
    }
}
