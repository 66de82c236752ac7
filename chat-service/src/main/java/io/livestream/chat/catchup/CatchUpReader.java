package io.livestream.chat.catchup;

import io.livestream.chat.room.Room;
import io.livestream.platform.event.EventCodec;
import io.livestream.platform.event.Logged;
import io.livestream.platform.event.Unreadable;
import io.livestream.platform.limit.PersonAllowance;
import io.livestream.platform.limit.TooFast;
import io.livestream.platform.log.Kafka;
import io.livestream.platform.problem.Unavailable;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.jboss.logging.Logger;

/**
 * Reads from the log what a room's replay buffer no longer has, or never had on this node. One reading serves everybody who comes back for
 * the same room, so it is rare: after a restart, and for clients that were long away.
 */
@Singleton
public final class CatchUpReader {

    /**
     * How much is read for one room; who was away for longer loads the page anew.
     *
     * @param records of the partition, of whichever stream
     * @param events of the room
     * @param bytes of the room's events; their frames have some more
     * @param time that it takes
     */
    record Limits(long records, int events, long bytes, Duration time) {}

    private static final Limits LIMITS =
            new Limits(500_000, ReplayBuffer.MOST_OLDER_FRAMES, ReplayBuffer.MOST_OLDER_BYTES, Duration.ofSeconds(5));
    /** Clients come back from slightly different places; a bit more than asked for spares a reading for each. */
    private static final long SLACK = 500;

    /** With those who come back for other rooms. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** In microseconds, for one person: three of the longest readings at once, and a twentieth of the time for long. */
    private static final int TIME_AT_ONCE = 15_000_000;

    private static final int TIME_PER_SECOND = 50_000;

    private static final Duration POLL = Duration.ofMillis(200);
    private static final Logger LOG = Logger.getLogger(CatchUpReader.class);

    /** Events of a room in their order, all from a place on. */
    record Older(long since, List<Logged> events) {}

    private final Supplier<? extends Consumer<String, byte[]>> consumers;
    private final Limits limits;
    private final PersonAllowance readingTime;
    private final CatchUpLock readings = new CatchUpLock(PATIENCE);
    private Consumer<String, byte[]> consumer;

    @Inject
    CatchUpReader(Kafka kafka) {
        this(kafka::roamingConsumer, LIMITS);
    }

    CatchUpReader(Supplier<? extends Consumer<String, byte[]>> consumers, Limits limits) {
        this(consumers, limits, new PersonAllowance(TIME_PER_SECOND, TIME_AT_ONCE));
    }

    /** @param readingTime how long may be read for one person, in microseconds */
    CatchUpReader(Supplier<? extends Consumer<String, byte[]>> consumers, Limits limits, PersonAllowance readingTime) {
        this.consumers = consumers;
        this.limits = limits;
        this.readingTime = readingTime;
    }

    /**
     * The events of a room from a place up to another.
     *
     * @param person who has come back for them
     * @return empty if it is too long ago, or too much, be it for the time that there is
     * @throws TooFast if so much has been read for the person that it is others' turn
     * @throws Unavailable if the log cannot be read now, or is being read for too many others
     */
    Optional<Older> read(Room room, long place, long until, UUID person) {
        if (until - place > limits.records()) {
            return Optional.empty();
        }
        long since = Math.max(0, Math.min(place, Math.max(place - SLACK, until - limits.records())));
        return readings.inTurn(() -> {
            try {
                return timed(person, () -> events(room, since, until)).map(events -> new Older(since, events));
            } catch (KafkaException e) {
                LOG.warnf("The log cannot be read for who comes back: %s", e.toString());
                closeConsumer();
                throw new Unavailable("What was missed cannot be read now.");
            }
        });
    }

    /** Only what has been read counts: while the log cannot be read everybody asks again and again. */
    private <T> T timed(UUID person, Supplier<T> reading) {
        long begin = System.nanoTime();
        readingTime.check(person, begin);
        T read = reading.get();
        long end = System.nanoTime();
        readingTime.count(person, Math.toIntExact(TimeUnit.NANOSECONDS.toMicros(end - begin)), end);
        return read;
    }

    private Optional<List<Logged>> events(Room room, long since, long until) {
        TopicPartition partition = room.partition();
        String key = room.streamId().toString();
        List<Logged> events = new ArrayList<>();
        Set<UUID> ids = new HashSet<>();
        long bytes = 0;
        long deadline = System.nanoTime() + limits.time().toNanos();
        Consumer<String, byte[]> log = consumer();
        log.assign(List.of(partition));
        log.seek(partition, since);
        boolean tooMuch = false;
        while (!tooMuch && log.position(partition, limits.time()) < until) {
            for (var record : log.poll(POLL)) {
                if (record.offset() < until && key.equals(record.key())) {
                    bytes += record.serializedValueSize();
                    event(record).filter(logged -> ids.add(logged.id())).ifPresent(events::add);
                }
            }
            boolean late = System.nanoTime() > deadline && log.position(partition) < until;
            if (late && log.position(partition) == since) {
                throw new TimeoutException("nothing came");
            }
            tooMuch = events.size() > limits.events() || bytes > limits.bytes() || late;
        }
        log.assign(List.of());
        return tooMuch ? Optional.empty() : Optional.of(events);
    }

    private static Optional<Logged> event(ConsumerRecord<String, byte[]> record) {
        try {
            return EventCodec.decode(record);
        } catch (Unreadable e) {
            return Optional.empty();
        }
    }

    private Consumer<String, byte[]> consumer() {
        if (consumer == null) {
            consumer = consumers.get();
        }
        return consumer;
    }

    @PreDestroy
    void close() {
        readings.inTurn(() -> {
            closeConsumer();
            return null;
        });
    }

    private void closeConsumer() {
        if (consumer != null) {
            consumer.close(CloseOptions.timeout(Duration.ofSeconds(1)));
            consumer = null;
        }
    }
}
