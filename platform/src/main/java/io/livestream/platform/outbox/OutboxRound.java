package io.livestream.platform.outbox;

import io.livestream.platform.event.EventCodec;
import io.livestream.platform.log.Kafka;
import io.livestream.platform.trace.Traces;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongConsumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.eclipse.microprofile.config.ConfigProvider;

/** The work of the relay that leads, over one connection and one producer; any failure ends both, and the next one begins afresh. */
final class OutboxRound implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int BATCH = 1_000;
    private static final int PAGE = 10_000;
    private static final String SOURCE = "/"
            + ConfigProvider.getConfig()
                    .getOptionalValue("quarkus.application.name", String.class)
                    .orElse("unknown");

    /** Both parts see the rows as they were when it began. */
    private static final String REMOVE_AND_READ = """
            with sent as (delete from outbox where id = any (?))
            select id, topic, record_key, ce_id, ce_type, ce_time, value, trace from outbox
            where id <> all (?) order by id limit ?""";

    /** A row of the outbox. */
    private record Pending(long id, String topic, String key, EventCodec.Context context, byte[] value, String trace) {

        ProducerRecord<String, byte[]> record() {
            ProducerRecord<String, byte[]> record = context.record(topic, key, value);
            Traces.put(record, trace);
            return record;
        }
    }

    private final Connection connection;
    private final Kafka kafka;
    private final Producer<String, byte[]> producer;
    /** Rows that the broker has and that are not removed yet. */
    private final List<Long> removable = new ArrayList<>();

    private final AtomicBoolean failed = new AtomicBoolean();

    OutboxRound(Connection connection, Kafka kafka) throws SQLException {
        this.connection = connection;
        this.kafka = kafka;
        this.producer = kafka.producer(PATIENCE);
        try (var statement = connection.createStatement()) {
            // A removal that a crash undoes is found again by reconcile, so it need not wait for the disk.
            statement.execute("set synchronous_commit = off");
        }
    }

    /**
     * Removes the rows that an earlier relay sent but did not live to remove (see {@link OutboxReconciliation}).
     *
     * @return the ids of the rows removed
     */
    List<Long> reconcile() throws SQLException {
        return reconcile(PAGE);
    }

    /** @param page so many rows are looked for at once */
    List<Long> reconcile(int page) throws SQLException {
        List<Long> removed = new ArrayList<>();
        try (var reconciliation = new OutboxReconciliation(connection, kafka, page)) {
            while (reconciliation.hasMore()) {
                List<Long> sent = reconciliation.next();
                remove(sent);
                removed.addAll(sent);
            }
        }
        return removed;
    }

    /**
     * Sends the next rows, and removes those that were sent before.
     *
     * @param sent is told the id of each row that the broker has
     * @return whether these were all that there are for now
     */
    boolean send(LongConsumer sent) throws Exception {
        List<Pending> pending = next();
        List<Future<RecordMetadata>> sending = new ArrayList<>(pending.size());
        for (Pending row : pending) {
            sending.add(producer.send(row.record(), (_, failure) -> {
                if (failure != null) {
                    endAfter(failure);
                }
            }));
        }
        for (int i = 0; i < pending.size(); i++) {
            sending.get(i).get();
            removable.add(pending.get(i).id());
            sent.accept(pending.get(i).id());
        }
        return pending.size() < BATCH;
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

    /** Removes what was sent, in case there is no next round to do so. */
    void removeSent() throws SQLException {
        remove(removable);
        removable.clear();
    }

    private List<Pending> next() throws SQLException {
        try (var statement = connection.prepareStatement(REMOVE_AND_READ)) {
            Array sent = connection.createArrayOf("bigint", removable.toArray());
            statement.setArray(1, sent);
            statement.setArray(2, sent);
            statement.setInt(3, BATCH);
            List<Pending> rows = read(statement);
            removable.clear();
            return rows;
        }
    }

    private static List<Pending> read(PreparedStatement statement) throws SQLException {
        List<Pending> rows = new ArrayList<>();
        try (var row = statement.executeQuery()) {
            while (row.next()) {
                var context = new EventCodec.Context(
                        row.getObject("ce_id", UUID.class),
                        row.getString("ce_type"),
                        SOURCE,
                        row.getObject("ce_time", OffsetDateTime.class).toInstant());
                rows.add(new Pending(
                        row.getLong("id"),
                        row.getString("topic"),
                        row.getString("record_key"),
                        context,
                        row.getBytes("value"),
                        row.getString("trace")));
            }
        }
        return rows;
    }

    private void remove(List<Long> ids) throws SQLException {
        if (ids.isEmpty()) {
            return;
        }
        try (var statement = connection.prepareStatement("delete from outbox where id = any (?)")) {
            statement.setArray(1, connection.createArrayOf("bigint", ids.toArray()));
            statement.executeUpdate();
        }
    }

    @Override
    public void close() throws SQLException {
        producer.close(failed.get() ? Duration.ZERO : Duration.ofSeconds(1));
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
