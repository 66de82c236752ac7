package io.livestream.stream.participation;

import static io.livestream.stream.Lessons.joined;
import static io.livestream.stream.Lessons.viewersAre;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;

import io.livestream.platform.caller.Caller;
import io.livestream.platform.event.AccountRole;
import io.livestream.platform.event.ParticipantEvent.Joined;
import io.livestream.platform.event.ParticipantEvent.Left;
import io.livestream.platform.event.ParticipantEvent.Reason;
import io.livestream.platform.event.PresenceRenewed;
import io.livestream.platform.event.PresenceRenewed.Holder;
import io.livestream.platform.event.StreamEvent.Stopped;
import io.livestream.platform.follow.TopicProgress;
import io.livestream.platform.log.Kafka;
import io.livestream.platform.log.Topics;
import io.livestream.platform.problem.Unavailable;
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
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Nobody is missed before it is known that they have not been heard of. In each test a lease ran out a second ago. */
@QuarkusTest
class WatermarkTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final TestUser teacher = As.teacher();
    private final TestUser student = As.student();
    private final TestUser other = As.student();
    private Instant start;
    private UUID id;

    @Inject
    TestClock clock;

    @Inject
    TopicProgress progress;

    @Inject
    PresenceProgress presence;

    @Inject
    RenewalProbe probe;

    @Inject
    Sql sql;

    @Inject
    Kafka kafka;

    @Inject
    Replicas replicas;

    /** The log of presence, of which this service may not have read everything, or whose broker may be away. */
    private final class Log extends PresenceProgress {

        private boolean away;
        private boolean unread;

        Log() {
            super(progress);
        }

        @Override
        Map<TopicPartition, Long> ends() {
            if (away) {
                throw new Unavailable("The log cannot be read now.");
            }
            Map<TopicPartition, Long> ends = super.ends();
            if (unread) {
                ends.merge(partitionOf(id), 1_000_000L, Long::sum);
            }
            return ends;
        }
    }

    @BeforeEach
    void aLeaseHasRunOut() {
        start = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        clock.stopAt(start);
        id = Lessons.live(teacher, "maxViewers", 1);
        joined(id, student);
        clock.stopAt(start.plusSeconds(61));
    }

    /** The next test may sweep only once. */
    @AfterEach
    void everythingIsRead() {
        var ends = presence.ends();
        await().until(() -> {
            var read = presence.read();
            return ends.entrySet().stream().allMatch(end -> read.getOrDefault(end.getKey(), 0L) >= end.getValue());
        });
    }

    @Test
    void nobodyIsSweptBeforeEverythingIsReadThatWasSaidUntilThen() {
        Log log = new Log();
        LeaseSweeper sweeper = sweeper(log, Duration.ZERO);
        log.unread = true;
        sweeper.sweep();
        viewersAre(teacher, id, 1);

        log.unread = false;
        sweeper(log, Duration.ZERO).sweep();

        viewersAre(teacher, id, 0);
    }

    @Test
    void whatIsReadLaterIsSweptAsOfWhenItWasAsked() {
        long[] read = {0};
        var lagging = new PresenceProgress(progress) {
            @Override
            Map<TopicPartition, Long> ends() {
                return Map.of(partitionOf(id), read[0] + 10);
            }

            @Override
            Map<TopicPartition, Long> read() {
                return Map.of(partitionOf(id), read[0]);
            }
        };
        LeaseSweeper sweeper = sweeper(lagging, Duration.ZERO);

        // Ten records come for each five that are read, so that the end is never reached.
        sweeper.sweep();
        read[0] += 5;
        sweeper.sweep();
        viewersAre(teacher, id, 1);
        read[0] += 5;
        sweeper.sweep();

        viewersAre(teacher, id, 0);
    }

    @Test
    void nobodyIsThrownOutWhoseRenewalIsOnTheLogHoweverManySweep() {
        UUID big = Lessons.live(teacher);
        clock.stopAt(start);
        List<TestUser> heard =
                IntStream.range(0, 20).mapToObj(_ -> As.student()).toList();
        joined(big, heard.toArray(TestUser[]::new));
        joined(big, other);
        clock.stopAt(start.plusSeconds(61));
        for (TestUser person : heard) {
            LogProbe.log()
                    .renewed(new PresenceRenewed(
                            big, start.plusSeconds(40), List.of(new Holder(person.id(), start.plusSeconds(1)))));
        }

        try (var replicasOfTheService = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, 4)
                    .forEach(_ -> replicasOfTheService.submit(() -> {
                        LeaseSweeper sweeper = sweeper(presence, Duration.ZERO);
                        await().untilAsserted(() -> {
                            sweeper.sweep();
                            assertThat(LogProbe.log().eventsOf(big, Left.class)).isNotEmpty();
                        });
                    }));
        }

        assertThat(LogProbe.log().eventsOf(big, Left.class))
                .containsExactly(new Left(other.id(), start.plusSeconds(60), Reason.EXPIRED));
        viewersAre(teacher, big, heard.size());
    }

    @Test
    void whileTheBrokerIsAwayNobodyIsSwept() {
        Log log = new Log();
        LeaseSweeper sweeper = sweeper(log, Duration.ZERO);
        log.away = true;

        sweeper.sweep();

        viewersAre(teacher, id, 1);
    }

    @Test
    void whenTheBrokerIsBackThoseWhoAreThereHaveTimeToSaySo() {
        Log log = new Log();
        LeaseSweeper sweeper = sweeper(log, Duration.ofMillis(300));
        await().untilAsserted(() -> {
            sweeper.sweep();
            viewersAre(teacher, id, 0);
        });
        joined(id, other);
        clock.stopAt(start.plusSeconds(122));
        log.away = true;
        sweeper.sweep();
        log.away = false;

        sweeper.sweep();

        viewersAre(teacher, id, 1);
        await().untilAsserted(() -> {
            sweeper.sweep();
            viewersAre(teacher, id, 0);
        });
    }

    @Test
    void nobodyIsSweptWhoCouldNotHaveSaidThatTheyAreThere() throws Exception {
        presenceIsTaken(false);
        try {
            probingSweeper().sweep();

            viewersAre(teacher, id, 1);
        } finally {
            presenceIsTaken(true);
        }
        awaitSweptBy(probingSweeper());
    }

    @Test
    void nobodyIsSweptWhileRoomsMayNotHaveHeardWhoJoined() {
        sql.update("""
                insert into outbox (topic, record_key, ce_id, ce_type, ce_time)
                values ('livestream.nowhere', ?, ?, 'nothing', ?)""", id.toString(), UUID.randomUUID(), start);
        try {
            await().atMost(PATIENCE).until(() -> !isTaken());

            probingSweeper().sweep();

            viewersAre(teacher, id, 1);
        } finally {
            sql.update("delete from outbox where topic = 'livestream.nowhere'");
        }
        awaitSweptBy(probingSweeper());
        LogProbe.log().awaitEvent(id, Left.class);
    }

    private LeaseSweeper probingSweeper() {
        return replicas.sweeper(presence, probe, Replicas.settings(Duration.ofDays(1), Duration.ZERO));
    }

    private void awaitSweptBy(LeaseSweeper sweeper) {
        await().atMost(PATIENCE).untilAsserted(() -> {
            sweeper.sweep();
            viewersAre(teacher, id, 0);
        });
    }

    /** The broker answers questions all the same. */
    private void presenceIsTaken(boolean taken) throws Exception {
        var topic = new ConfigResource(ConfigResource.Type.TOPIC, Topics.PRESENCE);
        var largest = new ConfigEntry(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, "1");
        var change = new AlterConfigOp(largest, taken ? AlterConfigOp.OpType.DELETE : AlterConfigOp.OpType.SET);
        kafka.admin()
                .incrementalAlterConfigs(Map.of(topic, List.of(change)))
                .all()
                .get();
        await().until(() -> isTaken() == taken);
    }

    private boolean isTaken() {
        try {
            probe.check();
            return true;
        } catch (Unavailable e) {
            return false;
        }
    }

    @Test
    void afterTheMachineSleptThoseWhoAreThereHaveTimeToSaySoToo() {
        LeaseSweeper sweeper = sweeper(presence, Duration.ofMillis(300));
        awaitSweptBy(sweeper);
        joined(id, other);
        clock.stopAt(start.plusSeconds(122));

        sweeper.sweep();

        viewersAre(teacher, id, 1);
        awaitSweptBy(sweeper);
    }

    @Test
    void aNodeThatHasJustStartedGivesThemThatTimeToo() {
        sweeper(presence, Duration.ofDays(1)).sweep();

        viewersAre(teacher, id, 1);
    }

    @Test
    void whoeverComesBackMeanwhileHasNeverBeenAway() {
        JoinView view = unknowing().join(id, caller(student));

        assertThat(view.joinedAt()).isEqualTo(start);
        assertThat(view.leaseExpiresAt()).isEqualTo(start.plusSeconds(121));
        assertThat(LogProbe.log().eventsOf(id, Joined.class)).hasSize(1);
        assertThat(LogProbe.log().eventsOf(id, Left.class)).isEmpty();
    }

    @Test
    void whoeverLeavesMeanwhileWasThereUntilThen() {
        unknowing().leave(id, caller(student));

        assertThat(LogProbe.log().awaitEvent(id, Left.class))
                .isEqualTo(new Left(student.id(), start.plusSeconds(61), Reason.LEFT));
        viewersAre(teacher, id, 0);
    }

    @Test
    void noSeatIsGivenAwayMeanwhile() {
        PresenceService service = unknowing();

        assertThatThrownBy(() -> service.join(id, caller(other))).isInstanceOf(StreamFull.class);

        viewersAre(teacher, id, 1);
    }

    @Test
    void aClassThatEndsMeanwhileEndsForEverybodyAtOnce() {
        PresenceService service = unknowing();

        service.sweepThenRun(id, caller(teacher), _ -> service.endAll(id, start.plusSeconds(61)));
        Lessons.post(teacher, id, "/stop");

        assertThat(LogProbe.log().awaitEvent(id, Stopped.class)).isNotNull();
        assertThat(LogProbe.log().eventsOf(id, Left.class)).isEmpty();
        teacher.request().get(Lessons.path(id, "/participants")).then().body("items.watchSeconds", contains(61));
    }

    @Test
    void aRenewalThatIsOnTheLogHoldsTheSeatAgainstWhoeverComesNext() {
        LogProbe.log()
                .renewed(new PresenceRenewed(
                        id, start.plusSeconds(40), List.of(new Holder(student.id(), start.plusSeconds(1)))));

        Lessons.post(other, id, "/join").then().statusCode(409);

        assertThat(LogProbe.log().eventsOf(id, Left.class)).isEmpty();
    }

    private static Caller caller(TestUser person) {
        return new Caller(person.id(), person.displayName(), person.email(), Set.of(AccountRole.STUDENT));
    }

    private LeaseSweeper sweeper(PresenceProgress log, Duration grace) {
        return replicas.sweeper(log, Replicas.settings(Duration.ofDays(1), grace));
    }

    /** The service on a node for which the broker is away. */
    private PresenceService unknowing() {
        Log log = new Log();
        log.away = true;
        return replicas.presence(sweeper(log, Duration.ZERO));
    }
}
