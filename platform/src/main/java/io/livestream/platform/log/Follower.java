package io.livestream.platform.log;

import io.livestream.platform.event.Unreadable;
import io.livestream.platform.log.Inbox.PartitionLost;
import io.livestream.platform.sql.SqlFailure;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.transaction.RollbackException;
import jakarta.transaction.SystemException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.jboss.logging.Logger;

/**
 * Feeds one topic to one handler that writes to the service's database, exactly once as far as the database can tell.
 *
 * <p>What the handler writes, the offsets and the ids of the events commit together, so a crash repeats nothing that was kept and
 * skips nothing that was not. A record that was appended twice reaches the handler once. Nodes of one service share the partitions;
 * one that has lost a partition without knowing is stopped by the offsets and its work is rolled back.
 *
 * <p>What cannot be read goes to the dead letters. A batch that fails is tried again: for ever while the database is away, record by
 * record otherwise, and a record that still fails is set aside like an unreadable one. One bad record never stops a partition.
 *
 * @param <T> what a record is read as
 */
final class Follower<T> implements Runnable {

    /** Reads one record; empty for a type that this version does not know. */
    interface Reader<T> {
        Optional<Read<T>> read(ConsumerRecord<String, byte[]> record) throws Unreadable;
    }

    /** What a record says, and the id of its event; without one every reading counts. */
    record Read<T>(UUID id, Instant at, T value) {}

    private static final Logger LOG = Logger.getLogger(Follower.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(3);
    private static final int ATTEMPTS = 3;
    private static final int BATCHES_BETWEEN_CLEANING = 1_000;

    private final String name;
    private final String topic;
    private final Kafka kafka;
    private final Inbox inbox;
    private final DeadLetters deadLetters;
    private final Reader<T> reader;
    private final Consumer<List<T>> handler;

    private final Positions positions = new Positions();
    private final CountDownLatch stopping = new CountDownLatch(1);
    private volatile KafkaConsumer<String, byte[]> consumer;
    private volatile boolean failing = true;
    private volatile boolean begun;
    private int batches;

    Follower(
            String name,
            String topic,
            Kafka kafka,
            Inbox inbox,
            DeadLetters deadLetters,
            Reader<T> reader,
            Consumer<List<T>> handler) {
        this.name = name;
        this.topic = topic;
        this.kafka = kafka;
        this.inbox = inbox;
        this.deadLetters = deadLetters;
        this.reader = reader;
        this.handler = handler;
    }

    String name() {
        return name;
    }

    String topic() {
        return topic;
    }

    /** Whether it reads now; not while it joins its group, nor while its database or the broker is away. */
    boolean isReading() {
        return !failing;
    }

    /** Whether it has read at some time: it has its partitions, or knows that other nodes have them. */
    boolean hasBegun() {
        return begun;
    }

    /** How far this node has got with the partitions that it follows. */
    Positions positions() {
        return positions;
    }

    @Override
    public void run() {
        Duration pause = FIRST_PAUSE;
        try {
            do {
                try (KafkaConsumer<String, byte[]> opened = kafka.consumer(name)) {
                    consumer = opened;
                    opened.subscribe(List.of(topic), new Assignment());
                    while (stopping.getCount() > 0) {
                        poll(opened);
                        pause = FIRST_PAUSE;
                    }
                } catch (WakeupException | InterruptException e) {
                    LOG.debugf("%s stops", name);
                } catch (RuntimeException e) {
                    LOG.warnf("%s begins again: %s", name, e.toString());
                }
                failing = true;
                positions.giveAllAway();
                pause = longer(pause);
            } while (!stopping.await(pause.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            LOG.debugf("%s was interrupted", name);
        }
    }

    private void poll(KafkaConsumer<String, byte[]> opened) {
        List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
        opened.poll(POLL).forEach(records::add);
        if (!records.isEmpty()) {
            handle(records);
        }
    }

    private void handle(List<ConsumerRecord<String, byte[]>> records) {
        try {
            apply(records);
        } catch (PartitionLost lost) {
            throw lost;
        } catch (RuntimeException failure) {
            if (isRetryable(failure)) {
                throw failure;
            }
            LOG.warnf(failure, "%s goes record by record from %s", name, place(records.getFirst()));
            records.forEach(this::applyOrSetAside);
        }
    }

    private void applyOrSetAside(ConsumerRecord<String, byte[]> record) {
        for (int attempt = 1; ; attempt++) {
            try {
                apply(List.of(record));
                return;
            } catch (PartitionLost lost) {
                throw lost;
            } catch (RuntimeException failure) {
                if (isRetryable(failure)) {
                    throw failure;
                }
                if (attempt == ATTEMPTS) {
                    deadLetters.add(name, record, failure.toString());
                    QuarkusTransaction.requiringNew().run(() -> advance(List.of(record)));
                    positions.advance(next(List.of(record)));
                    return;
                }
            }
        }
    }

    private void apply(List<ConsumerRecord<String, byte[]>> records) {
        List<Read<T>> read = read(records);
        QuarkusTransaction.requiringNew().run(() -> {
            advance(records);
            List<T> fresh = fresh(read);
            if (!fresh.isEmpty()) {
                handler.accept(fresh);
            }
        });
        positions.advance(next(records));
    }

    private List<Read<T>> read(List<ConsumerRecord<String, byte[]>> records) {
        List<Read<T>> read = new ArrayList<>(records.size());
        for (var record : records) {
            try {
                reader.read(record).ifPresentOrElse(read::add, () -> LOG.debugf("%s skips %s", name, place(record)));
            } catch (Unreadable unreadable) {
                deadLetters.add(name, record, unreadable.getMessage());
            }
        }
        return read;
    }

    private List<T> fresh(List<Read<T>> read) {
        Map<UUID, Instant> ids = new HashMap<>();
        for (Read<T> one : read) {
            if (one.id() != null) {
                ids.put(one.id(), one.at());
            }
        }
        var unseen = ids.isEmpty() ? new HashSet<UUID>() : inbox.unseen(name, ids);
        List<T> fresh = new ArrayList<>(read.size());
        for (Read<T> one : read) {
            if (one.id() == null || unseen.remove(one.id())) {
                fresh.add(one.value());
            }
        }
        if (++batches % BATCHES_BETWEEN_CLEANING == 0 && !read.isEmpty()) {
            inbox.forgetBefore(name, read.getLast().at());
        }
        return fresh;
    }

    private void advance(List<ConsumerRecord<String, byte[]>> records) {
        next(records)
                .forEach((partition, next) -> inbox.advance(
                        name,
                        partition,
                        positions.of(partition).orElseThrow(() -> new PartitionLost(partition)),
                        next));
    }

    private static Map<TopicPartition, Long> next(List<ConsumerRecord<String, byte[]>> records) {
        Map<TopicPartition, Long> next =
                new TreeMap<>(Comparator.comparing(TopicPartition::topic).thenComparing(TopicPartition::partition));
        for (var record : records) {
            next.put(new TopicPartition(record.topic(), record.partition()), record.offset() + 1);
        }
        return next;
    }

    private static boolean isRetryable(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SqlFailure sql) {
                return sql.isRetryable();
            }
            if (cause instanceof SQLException
                    || cause instanceof SystemException
                    || cause instanceof RollbackException) {
                return true;
            }
        }
        return false;
    }

    private static Duration longer(Duration pause) {
        Duration doubled = pause.multipliedBy(2);
        return doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
    }

    private static String place(ConsumerRecord<?, ?> record) {
        return record.topic() + "-" + record.partition() + "@" + record.offset();
    }

    void stop() {
        stopping.countDown();
        KafkaConsumer<String, byte[]> reading = consumer;
        if (reading != null) {
            reading.wakeup();
        }
    }

    /** Partitions come with the offsets that the database knows, not with those of the broker. */
    private final class Assignment implements ConsumerRebalanceListener {

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            for (TopicPartition partition : partitions) {
                long next = inbox.next(name, partition);
                consumer.seek(partition, next);
                positions.put(partition, next);
            }
            failing = false;
            begun = true;
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            positions.giveAway(partitions);
        }
    }
}
