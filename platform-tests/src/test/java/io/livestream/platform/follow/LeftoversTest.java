package io.livestream.platform.follow;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.livestream.platform.event.ChatEvent;
import io.livestream.platform.event.EventCodec;
import io.livestream.platform.event.EventType;
import io.livestream.platform.event.Logged;
import io.livestream.platform.event.Person;
import io.livestream.platform.log.Kafka;
import io.livestream.platform.log.Topics;
import io.livestream.platform.sql.Sql;
import io.livestream.platform.trace.Traces;
import io.livestream.testing.LogProbe;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What becomes of records that do not reach the handler, or not for good. */
@QuarkusTest
class LeftoversTest {

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
    private final UUID stream = UUID.randomUUID();
    private final LogProbe log = LogProbe.log();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private Followers followers;

    @AfterEach
    void stop() throws InterruptedException {
        followers.stop(new ShutdownEvent());
    }

    @Test
    void anUnreadableRecordIsSetAsideOnceAlsoIfItsBatchGoesRecordByRecord() {
        unreadable();
        Logged bad = append(1);
        Logged good = append(2);

        follow(batch -> {
            keep(batch);
            if (batch.stream().anyMatch(logged -> logged.id().equals(bad.id()))) {
                throw new IllegalArgumentException("no sense in this");
            }
        });

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(handled()).containsExactly(good.id()));
        assertThat(setAside()).containsExactly("no header ce_time", "no sense in this");
    }

    @Test
    void anUnreadableRecordIsSetAsideOnceAlsoIfTheDatabaseGoesAwayMeanwhile() {
        unreadable();
        log.unknown(stream, "stream.dreamt", "{}");
        Logged good = append(1);
        AtomicInteger deaths = new AtomicInteger(2);

        follow(batch -> {
            keep(batch);
            if (mine(batch) && deaths.getAndDecrement() > 0) {
                throw new IllegalStateException("the connection went", new SQLException("killed", "57P01"));
            }
        });

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(handled()).containsExactly(good.id()));
        assertThat(setAside()).containsExactly("no header ce_time");
        awaitEachUnknownCountedOnce();
    }

    @Test
    void whatTheDatabaseRefusesForGoodIsSetAside() {
        Logged bad = append(1);
        Logged good = append(2);

        follow(batch -> {
            keep(batch);
            if (batch.stream().anyMatch(logged -> logged.id().equals(bad.id()))) {
                throw new IllegalStateException(new SQLException("violates a check", "23514"));
            }
        });

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(handled()).containsExactly(good.id()));
        assertThat(setAside()).hasSize(1);
    }

    @Test
    void whatIsOfATypeThatNobodyKnowsIsCountedAndHoldsUpNothing() {
        log.unknown(stream, "stream.dreamt", "{}");
        append(1);
        Logged useful = log.append(stream, new ChatEvent.Unpinned(new Person(stream, "Ada")));

        follow(Set.of("chat.unpinned"), this::keep);

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(handled()).containsExactly(useful.id()));
        awaitEachUnknownCountedOnce();
        assertThat(setAside()).isEmpty();
    }

    private void follow(Consumer<List<Logged>> handler) {
        follow(EventType.all().keySet(), handler);
    }

    private void follow(Set<String> types, Consumer<List<Logged>> handler) {
        followers = new Followers(kafka, inbox, deadLetters, traces, meters);
        followers.follow(name, types, handler);
    }

    private void unreadable() {
        log.raw(Topics.EVENTS, stream.toString(), "nonsense".getBytes(UTF_8));
    }

    private Logged append(int number) {
        return log.append(stream, new ChatEvent.SettingsChanged(number, true, new Person(stream, "Ada")));
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

    /** Those of other tests' streams on other partitions, too, which are read in an order that nobody knows. */
    private void awaitEachUnknownCountedOnce() {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(unknown()).isPositive().isEqualTo(unknownOnTheLog()));
    }

    private double unknown() {
        return meters.get("livestream.follower.unknown")
                .tag("follower", name)
                .counter()
                .count();
    }

    private long unknownOnTheLog() {
        return log.recordsOn(Topics.EVENTS).stream()
                .filter(record -> EventCodec.typeOf(record)
                        .filter(type -> !EventType.all().containsKey(type))
                        .isPresent())
                .count();
    }

    /** The causes of what was set aside of the stream. */
    private List<String> setAside() {
        return log.recordsOn(Topics.DEAD_LETTERS).stream()
                .filter(letter -> stream.toString().equals(letter.key()))
                .filter(letter -> header(letter, "dead_follower").equals(name))
                .map(letter -> header(letter, "dead_cause"))
                .map(cause -> cause.replaceFirst("^.*Exception: ", ""))
                .toList();
    }

    private static String header(ConsumerRecord<?, ?> record, String header) {
        return new String(record.headers().lastHeader(header).value(), UTF_8);
    }
}
