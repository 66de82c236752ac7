package io.livestream.stream.participation;

import static io.livestream.stream.Lessons.joined;
import static io.livestream.stream.Lessons.path;
import static io.livestream.stream.Lessons.post;
import static io.livestream.stream.Lessons.viewersAre;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;

import io.livestream.platform.event.Event;
import io.livestream.platform.event.Logged;
import io.livestream.platform.event.ParticipantEvent.Joined;
import io.livestream.platform.event.ParticipantEvent.Left;
import io.livestream.platform.event.ParticipantEvent.Reason;
import io.livestream.platform.event.Role;
import io.livestream.platform.event.StreamEvent.Stopped;
import io.livestream.platform.sql.Sql;
import io.livestream.stream.Lessons;
import io.livestream.testing.As;
import io.livestream.testing.LogProbe;
import io.livestream.testing.TestClock;
import io.livestream.testing.TestUser;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Nothing sweeps here but what a test sweeps itself. */
@QuarkusTest
class LeaseTest {

    private final TestUser teacher = As.teacher();
    private final TestUser student = As.student();
    private Instant start;

    @Inject
    TestClock clock;

    @Inject
    Sql sql;

    @Inject
    PresenceProgress log;

    @Inject
    Replicas replicas;

    @BeforeEach
    void standStill() {
        start = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        clock.stopAt(start);
    }

    @Test
    void aLeaseThatRunsOutIsALeaveAtThatTime() {
        UUID id = Lessons.live(teacher);
        joined(id, student);

        sweepAt(75);

        assertThat(LogProbe.log().awaitEvent(id, Left.class))
                .isEqualTo(new Left(student.id(), start.plusSeconds(60), Reason.EXPIRED));
        viewersAre(teacher, id, 0);
        teacher.request()
                .get(path(id, "/participants"))
                .then()
                .body("items.present", contains(false))
                .body("items.leftAt", contains(start.plusSeconds(60).toString()))
                .body("items.watchSeconds", contains(60));
    }

    @Test
    void theOwnersLeaseRunsOutToo() {
        UUID id = Lessons.live(teacher);
        joined(id, teacher);

        sweepAt(61);

        assertThat(LogProbe.log().awaitEvent(id, Left.class).userId()).isEqualTo(teacher.id());
        viewersAre(teacher, id, 0);
    }

    @Test
    void aLeaseRunsOutOnceHoweverManySweep() {
        UUID id = Lessons.live(teacher);
        joined(id, student, As.student(), As.student());
        clock.stopAt(start.plusSeconds(61));

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, 10)
                    .forEach(_ -> threads.submit(
                            () -> otherReplica(Duration.ofDays(1)).sweep()));
        }

        post(teacher, id, "/stop");
        assertThat(log(id, Left.class)).hasSize(3);
        viewersAre(teacher, id, 0);
    }

    @Test
    void moreThanABatchRunsOutInOneRound() {
        UUID id = Lessons.live(teacher);
        joined(id, student, As.student(), As.student(), As.student(), As.student());

        sweepAt(61);

        assertThat(left(LogProbe.log().awaitEvents(id, log -> left(log).size() == 5)))
                .extracting(Left::leftAt)
                .containsOnly(start.plusSeconds(60));
        viewersAre(teacher, id, 0);
    }

    @Test
    void aRenewedLeaseDoesNotRunOut() {
        UUID id = Lessons.live(teacher);
        TestUser silent = As.student();
        joined(id, student, silent);
        clock.stopAt(start.plusSeconds(30));
        joined(id, student);

        sweepAt(61);

        var all = LogProbe.log().awaitEvents(id, log -> !left(log).isEmpty());
        assertThat(left(all)).extracting(Left::userId).containsExactly(silent.id());
        viewersAre(teacher, id, 1);
    }

    @Test
    void theSweeperSweepsOfItsOwnAccord() throws InterruptedException {
        UUID id = Lessons.live(teacher);
        joined(id, student);
        clock.stopAt(start.plusSeconds(61));
        LeaseSweeper other = otherReplica(Duration.ofMillis(20));

        other.start(null);

        assertThat(LogProbe.log().awaitEvent(id, Left.class).userId()).isEqualTo(student.id());
        other.stop(null);
    }

    private LeaseSweeper otherReplica(Duration pause) {
        return replicas.sweeper(log, Replicas.settings(pause, Duration.ZERO));
    }

    @Test
    void whoeverComesBackBeforeTheSweeperHasLeftAllTheSame() {
        UUID id = Lessons.live(teacher);
        joined(id, student);
        clock.stopAt(start.plusSeconds(61));

        post(student, id, "/join")
                .then()
                .body("joinedAt", is(start.plusSeconds(61).toString()));

        assertThat(log(id, Joined.class, Left.class))
                .containsExactly(
                        joinedEvent(start),
                        new Left(student.id(), start.plusSeconds(60), Reason.EXPIRED),
                        joinedEvent(start.plusSeconds(61)));
        viewersAre(teacher, id, 1);
    }

    @Test
    void leavingAfterTheLeaseHasRunOutIsLeavingWhenItDid() {
        UUID id = Lessons.live(teacher);
        joined(id, student);
        clock.stopAt(start.plusSeconds(61));

        post(student, id, "/leave").then().statusCode(204);

        assertThat(log(id, Left.class)).containsExactly(new Left(student.id(), start.plusSeconds(60), Reason.EXPIRED));
        viewersAre(teacher, id, 0);
    }

    @Test
    void aSeatWhoseLeaseHasRunOutIsFreeAtOnce() {
        UUID id = Lessons.live(teacher, "maxViewers", 1);
        TestUser next = As.student();
        joined(id, student);
        clock.stopAt(start.plusSeconds(61));

        post(next, id, "/join").then().statusCode(200);

        viewersAre(teacher, id, 1);
        assertThat(log(id, Left.class)).containsExactly(new Left(student.id(), start.plusSeconds(60), Reason.EXPIRED));
    }

    @Test
    void nobodyIsPresentAtTheEndBeyondTheirLease() {
        UUID id = Lessons.live(teacher);
        joined(id, student);
        clock.stopAt(start.plusSeconds(90));

        post(teacher, id, "/stop");

        assertThat(log(id, Left.class, Stopped.class).getFirst())
                .isEqualTo(new Left(student.id(), start.plusSeconds(60), Reason.EXPIRED));
        teacher.request().get(path(id, "/participants")).then().body("items.watchSeconds", contains(60));
    }

    @Test
    void aCountThatHasGoneWrongIsPutRightWhenALeaseRunsOut() {
        UUID id = Lessons.live(teacher);
        joined(id, student, As.student());
        sql.update("update live_streams set viewer_count = 17 where id = ?", id);

        sweepAt(61);

        LogProbe.log().awaitEvents(id, log -> left(log).size() == 2);
        viewersAre(teacher, id, 0);
    }

    private void sweepAt(int seconds) {
        clock.stopAt(start.plusSeconds(seconds));
        otherReplica(Duration.ofDays(1)).sweep();
    }

    private Joined joinedEvent(Instant at) {
        return new Joined(student.person(), Role.VIEWER, at, at.plusSeconds(60), 1);
    }

    private static List<Event> log(UUID id, Class<?>... types) {
        return LogProbe.log().eventsOf(id).stream()
                .map(Logged::event)
                .filter(event -> Arrays.stream(types).anyMatch(type -> type.isInstance(event)))
                .toList();
    }

    private static List<Left> left(List<Logged> log) {
        return log.stream()
                .map(Logged::event)
                .filter(Left.class::isInstance)
                .map(Left.class::cast)
                .toList();
    }
}
