package io.livestream.platform.outbox;

import io.livestream.platform.event.EventCodec;
import io.livestream.platform.log.Kafka;
import io.livestream.platform.log.Source;
import io.livestream.platform.log.Topics;
import io.livestream.platform.trace.Traces;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongConsumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RecordTooLargeException;

/**
 * The work of the relay that leads, over one connection and one producer; a failure ends both, and the next one begins afresh.
 *
 * <p>Rows wait for their own partition and for no other: while one takes nothing, for want of a leader or of replicas, what was sent there
 * stays under way in the producer, what is to follow stays in the table, and all else goes on. The same holds for a partition of which
 * it is not known yet what an earlier relay sent there (see {@link OutboxReconciliation}).
 */
final class OutboxRound implements AutoCloseable {

    private static final int BATCH = 1_000;
    /** When more rows than these wait for their partitions, all others wait too: they would have to be looked for behind them. */
    private static final int MOST_PASSED_BY = 10_000;
    /** How long those who are prompt are waited for. */
    private static final Duration MOMENT = Duration.ofMillis(100);

    private static final String OLDEST =
            "select topic, record_key, min(ce_time) as oldest from outbox group by topic, record_key";

    /** Both parts see the rows as they were when it began. */
    private static final String REMOVE_AND_READ = """
            with sent as (delete from outbox where id = any (?))
            select id, topic, record_key, ce_id, ce_type, ce_time, value, trace from outbox
            where id <> all (?) order by id limit ?""";

    /** A row of the outbox. */
    private record Pending(
            long id, TopicPartition partition, String key, EventCodec.Context context, byte[] value, String trace) {

        ProducerRecord<String, byte[]> record() {
            ProducerRecord<String, byte[]> record = context.record(partition.topic(), key, value);
            Traces.put(record, trace);
            return record;
        }
    }

    /** A row that was given to the producer. */
    private record Sending(Pending row, CompletableFuture<Void> sent) {}

    private final Connection connection;
    private final Kafka kafka;
    private final Producer<String, byte[]> producer;
    /** Null until it is known to which partitions the rows are to go that an earlier relay may have sent. */
    private OutboxReconciliation reconciliation;

    private final List<Sending> underWay = new ArrayList<>();
    /** Rows that the broker has and that are not removed yet. */
    private final List<Long> removable = new ArrayList<>();
    /** How many rows were read in vain the last time, since they wait for their partitions. */
    private int passedBy;

    private final AtomicBoolean failed = new AtomicBoolean();

    OutboxRound(Connection connection, Kafka kafka) throws SQLException {
        this.connection = connection;
        this.kafka = kafka;
        this.producer = kafka.patientProducer();
        try (var statement = connection.createStatement()) {
            // A removal that a crash undoes is found again by the next relay, so it need not wait for the disk.
            statement.execute("set synchronous_commit = off");
        }
    }

    /**
     * Sends the next rows, and removes those that were sent before.
     *
     * @param sent is told the id of each row that the broker has, by another thread too
     * @return whether these were all that there are for now
     */
    boolean send(LongConsumer sent) throws Exception {
        reconcile(sent);
        int limit = BATCH + passedBy;
        List<Pending> rows = next(limit);
        List<Pending> free = free(rows);
        passedBy = Math.min(rows.size() - free.size(), MOST_PASSED_BY);
        awaitBriefly(free.stream().map(row -> send(row, sent)).toList());
        settle();
        return free.isEmpty() || rows.size() < limit;
    }

    /** Removes the rows that an earlier relay sent but did not live to remove. */
    private void reconcile(LongConsumer sent) throws Exception {
        if (reconciliation == null) {
            reconciliation = new OutboxReconciliation(kafka, oldest());
        }
        awaitBriefly(reconciliation.ask());
        reconciliation.read(events -> remove(events).forEach(sent::accept));
    }

    private Map<TopicPartition, Instant> oldest() throws SQLException {
        Map<TopicPartition, Instant> oldest = new HashMap<>();
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(OLDEST)) {
            while (row.next()) {
                Instant at = row.getObject("oldest", OffsetDateTime.class).toInstant();
                oldest.merge(partition(row), at, (one, other) -> one.isBefore(other) ? one : other);
            }
        }
        return oldest;
    }

    private TopicPartition partition(ResultSet row) throws SQLException {
        String topic = row.getString("topic");
        UUID key = UUID.fromString(row.getString("record_key"));
        return new TopicPartition(
                topic, Topics.partitionOf(key, producer.partitionsFor(topic).size()));
    }

    private List<Pending> free(List<Pending> rows) {
        Set<TopicPartition> waiting = new HashSet<>(reconciliation.open());
        underWay.forEach(sending -> waiting.add(sending.row().partition()));
        return rows.stream().filter(row -> !waiting.contains(row.partition())).toList();
    }

    private CompletableFuture<Void> send(Pending row, LongConsumer sent) {
        CompletableFuture<Void> onTheLog = new CompletableFuture<>();
        underWay.add(new Sending(row, onTheLog));
        producer.send(row.record(), (_, failure) -> {
            if (failure == null) {
                sent.accept(row.id());
                onTheLog.complete(null);
            } else {
                endAfter(failure);
                onTheLog.completeExceptionally(failure);
            }
        });
        return onTheLog;
    }

    /**
     * What was to follow a record that failed must not be sent before it. This is called before the producer sends anything more, and
     * fails all that is not sent yet. A record that can never be sent has no place that the others could lose.
     */
    private void endAfter(Exception failure) {
        if (!(failure instanceof RecordTooLargeException) && failed.compareAndSet(false, true)) {
            producer.close(Duration.ZERO);
        }
    }

    /** What takes longer than a moment stays under way. */
    private void settle() {
        underWay.removeIf(sending -> {
            boolean settled = sending.sent().isDone();
            if (settled) {
                sending.sent().join();
                removable.add(sending.row().id());
            }
            return settled;
        });
    }

    /** For what has just begun; each time it leaves something behind at those that are not done. */
    private static void awaitBriefly(Collection<? extends CompletableFuture<?>> all) {
        CompletableFuture.allOf(all.toArray(CompletableFuture[]::new))
                .completeOnTimeout(null, MOMENT.toMillis(), TimeUnit.MILLISECONDS)
                .exceptionally(_ -> null)
                .join();
    }

    /** Removes what was sent, in case there is no next round to do so. */
    void removeSent() throws SQLException {
        if (removable.isEmpty()) {
            return;
        }
        try (var statement = connection.prepareStatement("delete from outbox where id = any (?)")) {
            statement.setArray(1, connection.createArrayOf("bigint", removable.toArray()));
            statement.executeUpdate();
        }
        removable.clear();
    }

    /** @return the ids of the rows removed */
    private List<Long> remove(List<UUID> events) throws SQLException {
        List<Long> removed = new ArrayList<>();
        if (events.isEmpty()) {
            return removed;
        }
        try (var statement = connection.prepareStatement("delete from outbox where ce_id = any (?) returning id")) {
            statement.setArray(1, connection.createArrayOf("uuid", events.toArray()));
            try (var row = statement.executeQuery()) {
                while (row.next()) {
                    removed.add(row.getLong("id"));
                }
            }
        }
        return removed;
    }

    private List<Pending> next(int limit) throws SQLException {
        try (var statement = connection.prepareStatement(REMOVE_AND_READ)) {
            Array sent = connection.createArrayOf("bigint", removable.toArray());
            statement.setArray(1, sent);
            statement.setArray(2, sent);
            statement.setInt(3, limit);
            List<Pending> rows = read(statement);
            removable.clear();
            return rows;
        }
    }

    private List<Pending> read(PreparedStatement statement) throws SQLException {
        List<Pending> rows = new ArrayList<>();
        try (var row = statement.executeQuery()) {
            while (row.next()) {
                var context = new EventCodec.Context(
                        row.getObject("ce_id", UUID.class),
                        row.getString("ce_type"),
                        Source.NAME,
                        row.getObject("ce_time", OffsetDateTime.class).toInstant());
                rows.add(new Pending(
                        row.getLong("id"),
                        partition(row),
                        row.getString("record_key"),
                        context,
                        row.getBytes("value"),
                        row.getString("trace")));
            }
        }
        return rows;
    }

    /** What is under way is left to the next relay: who has lost the lock must send nothing more. */
    @Override
    public void close() throws SQLException {
        producer.close(Duration.ZERO);
        if (reconciliation != null) {
            reconciliation.close();
        }
        try {
            removeSent();
        } finally {
            waitForTheDiskAgain();
        }
    }

    /** Whoever has the connection next relies on it. */
    private void waitForTheDiskAgain() throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("reset synchronous_commit");
        }
    }
}
