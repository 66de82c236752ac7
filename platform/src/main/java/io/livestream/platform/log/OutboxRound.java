package io.livestream.platform.log;

import static java.util.stream.Collectors.groupingBy;

import io.livestream.platform.event.EventCodec;
import io.livestream.platform.trace.Traces;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Future;
import java.util.function.LongConsumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.config.ConfigProvider;

/** The work of the relay that leads, over one connection and one producer; any failure ends both, and the next one begins afresh. */
final class OutboxRound implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int BATCH = 1_000;
    private static final String SOURCE = "/"
            + ConfigProvider.getConfig()
                    .getOptionalValue("quarkus.application.name", String.class)
                    .orElse("unknown");

    private static final String READ =
            "select id, topic, record_key, ce_id, ce_type, ce_time, value, trace from outbox order by id limit ?";

    /** Both parts see the rows as they were when it began. */
    private static final String REMOVE_AND_READ = """
            with sent as (delete from outbox where id = any (?))
            select id, topic, record_key, ce_id, ce_type, ce_time, value, trace from outbox
            where id <> all (?) order by id limit ?""";

    /** A row of the outbox. */
    private record Pending(long id, String topic, String key, EventCodec.Context context, byte[] value, String trace) {

        Instant at() {
            return context.at();
        }

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
     * Removes the rows that an earlier relay sent but did not live to remove: those whose event stands on the log. A row's record
     * bears the row's time, so it can stand nowhere before the first record of that time or later.
     *
     * @return the ids of the rows removed
     */
    List<Long> reconcile() throws SQLException {
        List<Pending> pending = pending(Integer.MAX_VALUE);
        if (pending.isEmpty()) {
            return List.of();
        }
        List<Long> sent = new ArrayList<>();
        try (KafkaConsumer<String, byte[]> consumer = kafka.roamingConsumer()) {
            Map<String, List<Pending>> byTopic = pending.stream().collect(groupingBy(Pending::topic));
            byTopic.forEach((topic, rows) -> sent.addAll(alreadyOn(topic, rows, consumer)));
        }
        remove(sent);
        return sent;
    }

    private static List<Long> alreadyOn(String topic, List<Pending> rows, KafkaConsumer<String, byte[]> consumer) {
        int partitions = consumer.partitionsFor(topic).size();
        Map<UUID, Long> wanted = new HashMap<>();
        Map<TopicPartition, Long> since = new HashMap<>();
        for (Pending row : rows) {
            UUID key = UUID.fromString(row.key());
            wanted.put(row.context().id(), row.id());
            since.merge(
                    new TopicPartition(topic, Topics.partitionOf(key, partitions)),
                    row.at().toEpochMilli(),
                    Math::min);
        }
        Map<TopicPartition, Long> ends = consumer.endOffsets(since.keySet());
        consumer.assign(since.keySet());
        consumer.offsetsForTimes(since)
                .forEach((partition, place) -> consumer.seek(partition, from(place, ends, partition)));
        List<Long> found = new ArrayList<>();
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            for (var record : consumer.poll(Duration.ofMillis(200))) {
                EventCodec.idOf(record).map(wanted::remove).ifPresent(found::add);
            }
        }
        return found;
    }

    private static long from(OffsetAndTimestamp place, Map<TopicPartition, Long> ends, TopicPartition partition) {
        return place == null ? ends.get(partition) : place.offset();
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
            sending.add(producer.send(row.record()));
        }
        for (int i = 0; i < pending.size(); i++) {
            sending.get(i).get();
            removable.add(pending.get(i).id());
            sent.accept(pending.get(i).id());
        }
        return pending.size() < BATCH;
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

    private List<Pending> pending(int atMost) throws SQLException {
        try (var statement = connection.prepareStatement(READ)) {
            statement.setInt(1, atMost);
            return read(statement);
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
        producer.close(Duration.ofSeconds(1));
        removeSent();
        try (var statement = connection.createStatement()) {
            statement.execute("reset synchronous_commit");
        }
    }
}
