package io.livestream.chat.delivery;

import io.livestream.chat.room.Room;
import io.livestream.platform.event.EventCodec;
import io.livestream.platform.event.Logged;
import io.livestream.platform.event.Unreadable;
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
import java.util.concurrent.locks.ReentrantLock;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/**
 * Reads from the log what a room's backlog no longer has, or never had on this node. One reading serves everybody who comes back for
 * the same room, so it is rare: after a restart, and for clients that were long away.
 */
@Singleton
final class Backfill {

    /**
     * How much is read for one room; who was away for longer loads the page anew.
     *
     * @param records of the partition, of whichever stream
     * @param events of the room
     * @param bytes of the room's events
     */
    record Limits(long records, int events, long bytes) {}

    private static final Limits LIMITS = new Limits(500_000, Backlog.MOST_OLDER_FRAMES, Backlog.MOST_OLDER_BYTES);
    /** Clients come back from slightly different places; a bit more than asked for spares a reading for each. */
    private static final long SLACK = 500;

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Logger LOG = Logger.getLogger(Backfill.class);

    /** Events of a room in their order, all from a place on. */
    record Older(long since, List<Logged> events) {}

    private final Kafka kafka;
    private final Limits limits;
    private final ReentrantLock reading = new ReentrantLock();
    private KafkaConsumer<String, byte[]> consumer;

    @Inject
    Backfill(Kafka kafka) {
        this(kafka, LIMITS);
    }

    Backfill(Kafka kafka, Limits limits) {
        this.kafka = kafka;
        this.limits = limits;
    }

    /**
     * The events of a room from a place up to another.
     *
     * @return empty if it is too long ago, or too much
     * @throws Unavailable if the log cannot be read now
     */
    Optional<Older> read(Room room, long place, long until) {
        if (until - place > limits.records()) {
            return Optional.empty();
        }
        long since = Math.max(0, Math.min(place, Math.max(place - SLACK, until - limits.records())));
        reading.lock();
        try {
            return events(room, since, until).map(events -> new Older(since, events));
        } catch (KafkaException e) {
            LOG.warnf("The log cannot be read for who comes back: %s", e.toString());
            close();
            throw new Unavailable("What was missed cannot be read now.");
        } finally {
            reading.unlock();
        }
    }

    private Optional<List<Logged>> events(Room room, long since, long until) {
        TopicPartition partition = room.partition();
        String key = room.streamId().toString();
        List<Logged> events = new ArrayList<>();
        Set<UUID> ids = new HashSet<>();
        long bytes = 0;
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        KafkaConsumer<String, byte[]> log = consumer();
        log.assign(List.of(partition));
        log.seek(partition, since);
        boolean tooMuch = false;
        while (!tooMuch && log.position(partition, PATIENCE) < until) {
            if (System.nanoTime() > deadline) {
                throw new Unavailable("What was missed cannot be read in time.");
            }
            for (var record : log.poll(POLL)) {
                if (record.offset() < until && key.equals(record.key())) {
                    bytes += record.serializedValueSize();
                    event(record).filter(logged -> ids.add(logged.id())).ifPresent(events::add);
                }
            }
            tooMuch = events.size() > limits.events() || bytes > limits.bytes();
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

    private KafkaConsumer<String, byte[]> consumer() {
        if (consumer == null) {
            consumer = kafka.roamingConsumer();
        }
        return consumer;
    }

    @PreDestroy
    void close() {
        reading.lock();
        try {
            if (consumer != null) {
                consumer.close(CloseOptions.timeout(Duration.ofSeconds(1)));
                consumer = null;
            }
        } finally {
            reading.unlock();
        }
    }
}
