package io.livestream.platform.follow;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.livestream.platform.event.ChatEvent;
import io.livestream.platform.event.EventType;
import io.livestream.platform.event.Logged;
import io.livestream.platform.event.Person;
import io.livestream.platform.log.Kafka;
import io.livestream.platform.log.LogMessages;
import io.livestream.platform.log.Topics;
import io.livestream.platform.sql.Sql;
import io.livestream.platform.trace.Traces;
import io.livestream.testing.LogProbe;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class FollowerTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Inject
    Kafka kafka;

    @Inject
    Inbox inbox;

    @Inject
    DeadLetters deadLetters;

    @Inject
    Sql sql;

    @Inject
    Traces traces;

    private final String name = "test-" + UUID.randomUUID();
    private final LogProbe log = LogProbe.log();
    private final UUID stream = UUID.randomUUID();
    private final List<Follower<?>> nodes = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();

    @AfterEach
    void stopAll() throws InterruptedException {
        nodes.forEach(Follower::stop);
        for (Thread thread : threads) {
            thread.join();
        }
    }

    @Test
    void anEventThatWasAppendedTwiceIsHandledOnce() {
        Logged first = append(1);
        log.append(first.envelope());
        Logged last = append(2);

        node(this::keep);

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(handled()).containsExactly(first.id(), last.id()));
    }

    @Test
    void aNodeThatDiesInTheMiddleOfABatchLosesAndDoublesNothing() {
        List<UUID> appended = appendMany(20);
        AtomicInteger deaths = new AtomicInteger(2);

        node(batch -> {
            keep(batch);
            if (mine(batch) && deaths.getAndDecrement() > 0) {
                throw new IllegalStateException("the connection went", new SQLException("killed", "57P01"));
            }
        });

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(handled()).containsExactlyElementsOf(appended));
    }

    @Test
    void aRecordThatCannotBeHandledIsSetAsideAndTheNextOnesAreHandled() {
        Logged bad = append(1);
        Logged good = append(2);

        node(batch -> {
            keep(batch);
            if (batch.stream().anyMatch(logged -> logged.id().equals(bad.id()))) {
                throw new IllegalArgumentException("no sense in this");
            }
        });

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(handled()).containsExactly(good.id()));
        assertThat(deadLettersOf(bad.seq()))
                .hasSize(1)
                .allSatisfy(cause -> assertThat(cause).contains("no sense in this"));
    }

    @Test
    void aRecordThatCannotBeReadIsSetAsideOnceAndTheNextOnesAreHandled() {
        long bad = log.raw(Topics.EVENTS, stream.toString(), "nonsense".getBytes(UTF_8))
                .offset();
        Logged good = append(2);

        node(this::keep);

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(handled()).containsExactly(good.id()));
        assertThat(deadLettersOf(bad)).hasSize(1);
    }

    @Test
    void aRecordThatIsTooLargeToBeSetAsideIsNamedAndTheNextOnesAreHandled() {
        // A record may have 1 MiB with all that belongs to it.
        byte[] large = new byte[1_048_400];
        long bad = log.raw(Topics.EVENTS, stream.toString(), large).offset();
        Logged good = append(2);

        node(this::keep);

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(handled()).containsExactly(good.id()));
        assertThat(log.recordsOn(Topics.DEAD_LETTERS))
                .filteredOn(letter -> header(letter, "dead_follower").equals(name))
                .singleElement()
                .satisfies(letter -> {
                    assertThat(header(letter, "dead_offset")).isEqualTo("" + bad);
                    assertThat(header(letter, "dead_size")).isEqualTo("" + large.length);
                    assertThat(letter.value()).isNull();
                });
    }

    private static String header(ConsumerRecord<String, byte[]> letter, String name) {
        return text(letter.headers().lastHeader(name).value());
    }

    @Test
    void twoNodesShareTheWorkAndATakeOverLosesAndDoublesNothing() {
        Follower<Logged> first = node(this::keep);
        node(this::keep);
        List<UUID> before = appendMany(200);
        await().atMost(PATIENCE).until(() -> handled().size() >= 50);

        first.stop();
        List<UUID> after = appendMany(50);

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(handled())
                        .containsExactlyInAnyOrderElementsOf(
                                Stream.concat(before.stream(), after.stream()).toList()));
    }

    @Test
    void aNodeThatLostItsPartitionUnawaresIsStoppedByTheOffsets() {
        Follower<Logged> node = node(this::keep);
        Logged first = append(1);
        await().atMost(PATIENCE).until(() -> handled().contains(first.id()));
        // Somebody else has gone on from here: the node's next work on the partition must not count twice.
        sql.update("update log_offsets set next_offset = next_offset - 1 where follower = ? and next_offset > 0", name);

        Logged second = append(2);

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(handled()).containsExactly(first.id(), second.id()));
        assertThat(node.isReading()).isTrue();
    }

    @Test
    void aFollowerThatIsAheadOfTheLogReadsNothingUntilSomebodySaysWhereToGoOn() {
        Logged first = append(1);
        TopicPartition partition = new TopicPartition(Topics.EVENTS, first.partition());
        inbox.begin(name, List.of(partition));
        place(partition, first.seq() + 1_000_000);
        LogMessages said = LogMessages.of(Follower.class);
        node(this::keep);
        await().atMost(PATIENCE).until(() -> said.contain("the log ends at"));

        place(partition, first.seq() + 1);
        Logged second = append(2);

        await().atMost(PATIENCE).until(() -> handled().contains(second.id()));
        assertThat(handled()).containsExactly(second.id());
    }

    private void place(TopicPartition partition, long next) {
        sql.update(
                "update log_offsets set next_offset = ? where follower = ? and partition = ?",
                next,
                name,
                partition.partition());
    }

    @Test
    void whatIsOfNoUseIsNotHandledAndHoldsUpNothing() {
        Follower<Logged> node = node(Set.of("chat.unpinned"), this::keep);
        append(1);
        Logged useful = log.append(stream, new ChatEvent.Unpinned(new Person(stream, "Ada")));
        Logged last = append(2);

        await().atMost(PATIENCE).until(() -> hasReached(node, last));

        assertThat(handled()).containsExactly(useful.id());
    }

    @Test
    void whatIsPassedByIsWrittenDownForTheOtherNodes() {
        Follower<Logged> node = node(Set.of("chat.unpinned"), this::keep);
        Logged before = append(1);
        await().atMost(PATIENCE).until(() -> hasReached(node, before));

        Logged last = append(2);

        await().atMost(PATIENCE)
                .until(() -> inbox.next(name, new TopicPartition(Topics.EVENTS, last.partition())) > last.seq());
    }

    @Test
    void aRecordThatDoesNotSayItsTypeIsSetAsideByWhoeverHasUseForAnything() {
        long bad = log.raw(Topics.EVENTS, stream.toString(), "nonsense".getBytes(UTF_8))
                .offset();

        node(Set.of("chat.unpinned"), this::keep);

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(deadLettersOf(bad)).hasSize(1));
    }

    @Test
    void betweenTwoBatchesTimeIsLeftForMoreToCome() {
        List<Long> begun = Collections.synchronizedList(new ArrayList<>());
        Follower<Logged> node = node(batch -> {
            begun.add(System.nanoTime());
            keep(batch);
        });
        await().atMost(PATIENCE).until(node::hasBegun);

        List<UUID> appended = appendMany(200);

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(handled()).containsExactlyElementsOf(appended));
        List<Long> times = List.copyOf(begun);
        assertThat(IntStream.range(1, times.size()).mapToObj(i -> Duration.ofNanos(times.get(i) - times.get(i - 1))))
                .allSatisfy(between -> assertThat(between).isGreaterThan(Duration.ofMillis(40)));
    }

    @Test
    void whoWaitsForAViewIsNotKeptWaitingForMoreToCome() throws InterruptedException {
        Positions positions = new Positions();
        TopicPartition partition = new TopicPartition(Topics.EVENTS, 0);
        positions.begin(Map.of(partition, 0L));
        Thread resting = Thread.ofVirtual().start(() -> untilInterrupted(() -> positions.rest(Duration.ofHours(1))));
        Thread asking = Thread.ofVirtual().start(() -> untilInterrupted(() -> positions.await(partition, 1, PATIENCE)));

        boolean rested = resting.join(PATIENCE);

        assertThat(rested).isTrue();
        positions.pass(Map.of(partition, 1L));
        asking.join();
    }

    private interface Wait {
        void pass() throws InterruptedException;
    }

    private static void untilInterrupted(Wait wait) {
        try {
            wait.pass();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean hasReached(Follower<Logged> node, Logged logged) {
        return node.positions()
                .of(new TopicPartition(Topics.EVENTS, logged.partition()))
                .filter(next -> next > logged.seq())
                .isPresent();
    }

    private Follower<Logged> node(Consumer<List<Logged>> handler) {
        return node(EventType.all().keySet(), handler);
    }

    private Follower<Logged> node(Set<String> types, Consumer<List<Logged>> handler) {
        Leftovers leftovers = new Leftovers(name, deadLetters, new SimpleMeterRegistry());
        Follower<Logged> follower =
                new Follower<>(name, Topics.EVENTS, kafka, inbox, leftovers, new EventReader(types), handler, traces);
        nodes.add(follower);
        threads.add(Thread.ofPlatform().start(follower));
        return follower;
    }

    /** Other tests' streams are on the log as well. */
    private void keep(List<Logged> batch) {
        batch.stream()
                .filter(logged -> logged.streamId().equals(stream))
                .forEach(logged -> sql.update("insert into handled values (?, ?)", name, logged.id()));
    }

    private boolean mine(List<Logged> batch) {
        return batch.stream().anyMatch(logged -> logged.streamId().equals(stream));
    }

    private List<UUID> handled() {
        return sql.query(
                "select event_id from handled where follower = ? order by ctid", row -> row.uuid("event_id"), name);
    }

    private List<String> deadLettersOf(long offset) {
        return log.recordsOn(Topics.DEAD_LETTERS).stream()
                .filter(record -> stream.toString().equals(record.key()))
                .filter(record ->
                        text(record.headers().lastHeader("dead_offset").value()).equals("" + offset))
                .filter(record -> text(record.headers()
                                .lastHeader("dead_follower")
                                .value())
                        .equals(name))
                .map(record -> text(record.headers().lastHeader("dead_cause").value()))
                .toList();
    }

    private static String text(byte[] value) {
        return new String(value, UTF_8);
    }

    private Logged append(int number) {
        return log.append(stream, new ChatEvent.SettingsChanged(number, true, new Person(stream, "Ada")));
    }

    private List<UUID> appendMany(int events) {
        return IntStream.range(0, events)
                .mapToObj(number -> append(number).id())
                .toList();
    }
}
