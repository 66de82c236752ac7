package io.livestream.stream.participation;

import static io.livestream.stream.Lessons.joined;
import static io.livestream.stream.Lessons.path;
import static io.livestream.stream.Lessons.post;
import static io.livestream.stream.Lessons.viewersAre;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;

import io.livestream.platform.event.ParticipantEvent.Joined;
import io.livestream.platform.event.ParticipantEvent.Left;
import io.livestream.platform.event.ParticipantEvent.Reason;
import io.livestream.platform.event.PresenceRenewed;
import io.livestream.platform.event.PresenceRenewed.Holder;
import io.livestream.platform.log.Topics;
import io.livestream.platform.sql.Sql;
import io.livestream.stream.Lessons;
import io.livestream.testing.As;
import io.livestream.testing.LogProbe;
import io.livestream.testing.TestClock;
import io.livestream.testing.TestUser;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A lease is held by an open socket. Seconds count from the join, whose lease ends after sixty. */
@QuarkusTest
class RenewalTest {

    private static final int CROWD = 10_000;

    private final TestUser teacher = As.teacher();
    private final TestUser student = As.student();
    private Instant start;

    @Inject
    TestClock clock;

    @Inject
    Sql sql;

    @Inject
    LeaseRenewer renewals;

    @Inject
    PresenceProgress presence;

    @Inject
    Replicas replicas;

    @BeforeEach
    void standStill() {
        start = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        clock.stopAt(start);
    }

    @Test
    void anOpenSocketHoldsTheSeatForAMinuteMore() {
        UUID id = Lessons.live(teacher);
        joined(id, student, teacher);
        clock.stopAt(at(30));

        tell(new PresenceRenewed(id, at(30), List.of(holder(student, 1), holder(teacher, 2))));

        assertThat(leaseOf(id, student)).isEqualTo(at(90));
        assertThat(leaseOf(id, teacher)).isEqualTo(at(90));
        assertThat(LogProbe.log().eventsOf(id, Joined.class)).hasSize(2);
    }

    @Test
    void anOpenSocketMakesNobodyPresent() {
        UUID id = Lessons.live(teacher);
        TestUser stranger = As.student();
        joined(id, student);
        post(student, id, "/leave");
        clock.stopAt(at(10));

        tell(new PresenceRenewed(id, at(10), List.of(holder(student, 0), holder(stranger, 0))));

        viewersAre(teacher, id, 0);
        teacher.request()
                .get(path(id, "/participants"))
                .then()
                .body("items.user.id", contains(student.id().toString()))
                .body("items.present", contains(false));
    }

    @Test
    void aLeaseThatRanOutBeforeTheSocketWasOpenedIsOver() {
        UUID id = Lessons.live(teacher);
        TestUser inTime = As.student();
        joined(id, student, inTime);
        clock.stopAt(at(70));

        tell(new PresenceRenewed(id, at(70), List.of(holder(student, 61), holder(inTime, 60))));

        assertThat(leaseOf(id, student)).isEqualTo(at(60));
        assertThat(leaseOf(id, inTime)).isEqualTo(at(130));
    }

    @Test
    void whatIsOutOfDateOrComesAgainChangesNothing() {
        UUID id = Lessons.live(teacher);
        joined(id, student);
        clock.stopAt(at(30));
        renewed(id, 0, 30);

        renewed(id, 0, 10);
        renewed(id, 0, 30);

        assertThat(leaseOf(id, student)).isEqualTo(at(90));
    }

    @Test
    void aRenewalThatIsReadLateCountsForWhenItWasTrue() {
        UUID id = Lessons.live(teacher);
        joined(id, student);
        clock.stopAt(at(600));

        tell(renewal(id, 0, 20), renewal(id, 0, 40));

        assertThat(leaseOf(id, student)).isEqualTo(at(100));
        sweep();
        assertThat(LogProbe.log().awaitEvent(id, Left.class))
                .isEqualTo(new Left(student.id(), at(100), Reason.EXPIRED));
    }

    @Test
    void anEarlierStayIsNotRenewedIntoALaterOne() {
        UUID id = Lessons.live(teacher);
        joined(id, student);
        post(student, id, "/leave");
        clock.stopAt(at(30));
        joined(id, student);

        renewed(id, 0, 20);

        assertThat(leaseOf(id, student)).isEqualTo(at(90));
    }

    @Test
    void twoNodesMaySpeakOfOnePersonInAnyOrder() {
        UUID id = Lessons.live(teacher);
        joined(id, student);
        clock.stopAt(at(100));

        renewals.renew(List.of(renewal(id, 70, 100), renewal(id, 0, 20), renewal(id, 0, 10)));

        assertThat(leaseOf(id, student)).isEqualTo(at(160));
    }

    @Test
    void socketsWithAGapBetweenThemLongerThanALeaseHoldNothingTogether() {
        UUID id = Lessons.live(teacher);
        joined(id, student);
        clock.stopAt(at(300));

        renewals.renew(List.of(renewal(id, 200, 300), renewal(id, 0, 20)));

        assertThat(leaseOf(id, student)).isEqualTo(at(80));
    }

    @Test
    void aNodeWhoseClockIsAheadHoldsASeatForSecondsLongerAndNoMore() {
        UUID id = Lessons.live(teacher);
        joined(id, student);

        tell(renewal(id, 0, 3600));

        assertThat(leaseOf(id, student)).isEqualTo(at(65));
    }

    @Test
    void whoIsKeptOutIsNotRenewed() {
        UUID id = Lessons.live(teacher);
        joined(id, student);
        teacher.request().delete(path(id, "/participants/" + student.id()));
        clock.stopAt(at(30));

        renewed(id, 0, 30);

        assertThat(leaseOf(id, student)).isEqualTo(at(60));
        viewersAre(teacher, id, 0);
    }

    @Test
    void nobodyIsRenewedInAClassThatIsOver() {
        UUID id = Lessons.live(teacher);
        joined(id, student);
        post(teacher, id, "/stop");
        clock.stopAt(at(30));

        renewed(id, 0, 30);

        assertThat(leaseOf(id, student)).isEqualTo(at(60));
    }

    @Test
    void tenThousandPeopleAreOneRecord() {
        UUID id = Lessons.live(teacher);
        List<UUID> crowd = crowd(id);
        clock.stopAt(at(30));
        List<Holder> holders =
                crowd.stream().map(person -> new Holder(person, at(1))).toList();

        tell(new PresenceRenewed(id, at(30), holders));

        assertThat(sql.query(
                        "select lease_expires_at, count(*) as n from stream_participants where stream_id = ? group by 1",
                        row -> row.instant("lease_expires_at") + " " + row.number("n"),
                        id))
                .containsExactly(at(90) + " " + CROWD);
        // So that no other test has ten thousand leases to sweep.
        post(teacher, id, "/stop");
    }

    @Test
    void aRecordThatNobodyCanReadIsSetAsideAndTheNextOneCounts() {
        UUID id = Lessons.live(teacher);
        joined(id, student);
        clock.stopAt(at(30));
        LogProbe.log().raw(Topics.PRESENCE, id.toString(), "nonsense".getBytes(StandardCharsets.UTF_8));

        tell(renewal(id, 0, 30));

        assertThat(leaseOf(id, student)).isEqualTo(at(90));
        assertThat(LogProbe.log().recordsOn(Topics.DEAD_LETTERS))
                .filteredOn(record -> id.toString().equals(record.key()))
                .hasSize(1);
    }

    @Test
    void whoseRowIsBeingChangedIsNotWaitedFor() {
        UUID id = Lessons.live(teacher);
        TestUser other = As.student();
        joined(id, student, other);
        clock.stopAt(at(30));

        QuarkusTransaction.requiringNew().run(() -> {
            sql.update("update stream_participants set display_name = 'Ada' where user_id = ?", student.id());
            tell(new PresenceRenewed(id, at(30), List.of(holder(student, 0), holder(other, 0))));
        });

        assertThat(leaseOf(id, student)).isEqualTo(at(60));
        assertThat(leaseOf(id, other)).isEqualTo(at(90));
    }

    @Test
    void whoStaysByTheSocketAloneStaysUntilAMinuteAfterItFellSilent() {
        UUID id = Lessons.live(teacher);
        joined(id, student);
        for (int second = 20; second <= 300; second += 20) {
            clock.stopAt(at(second));
            renewed(id, 1, second);
            sweep();
        }
        viewersAre(teacher, id, 1);

        clock.stopAt(at(359));
        sweep();
        clock.stopAt(at(375));
        sweep();

        assertThat(LogProbe.log().awaitEvent(id, Left.class))
                .isEqualTo(new Left(student.id(), at(360), Reason.EXPIRED));
        assertThat(LogProbe.log().eventsOf(id, Joined.class)).hasSize(1);
        viewersAre(teacher, id, 0);
        teacher.request()
                .get(path(id, "/participants"))
                .then()
                .body("items.leftAt", contains(at(360).toString()))
                .body("items.watchSeconds", contains(360));
    }

    private void renewed(UUID id, int since, int second) {
        tell(renewal(id, since, second));
    }

    private PresenceRenewed renewal(UUID id, int since, int second) {
        return new PresenceRenewed(id, at(second), List.of(holder(student, since)));
    }

    /** Puts it on the log and waits until the service has read it. */
    private void tell(PresenceRenewed... renewals) {
        for (PresenceRenewed renewal : renewals) {
            LogProbe.log().renewed(renewal);
        }
        var ends = presence.ends();
        await().until(() -> {
            var read = presence.read();
            return ends.entrySet().stream().allMatch(end -> read.getOrDefault(end.getKey(), 0L) >= end.getValue());
        });
    }

    private void sweep() {
        replicas.sweeper(presence, Replicas.settings(Duration.ofDays(1), Duration.ZERO))
                .sweep();
    }

    private Holder holder(TestUser person, int since) {
        return new Holder(person.id(), at(since));
    }

    private Instant at(int second) {
        return start.plusSeconds(second);
    }

    private Instant leaseOf(UUID id, TestUser person) {
        return sql.first(
                        "select lease_expires_at from stream_participants where stream_id = ? and user_id = ?",
                        row -> row.instant("lease_expires_at"),
                        id,
                        person.id())
                .orElseThrow();
    }

    /** Present since the start, all at once: ten thousand requests would take more time than the test. */
    private List<UUID> crowd(UUID id) {
        List<UUID> crowd =
                IntStream.range(0, CROWD).mapToObj(_ -> UUID.randomUUID()).toList();
        sql.update("""
                insert into stream_participants (stream_id, user_id, display_name, teacher, first_joined_at, joined_at,
                                                 present, lease_expires_at)
                select ?, person, 'Somebody', false, ?, ?, true, ? from unnest(?) as person""", id, start, start, at(60), crowd);
        return crowd;
    }
}
