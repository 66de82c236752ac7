package io.livestream.platform.outbox;

import static java.util.stream.Collectors.groupingBy;

import io.livestream.platform.event.EventCodec;
import io.livestream.platform.log.Kafka;
import io.livestream.platform.log.Topics;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;

/**
 * Finds the rows that an earlier relay sent but did not live to remove: those whose event stands on the log. A row's record bears the
 * row's time, so it can stand nowhere before the first record of that time or later.
 *
 * <p>While the broker is away rows come to any number, so they are looked for by pages, and without what they say.
 */
final class OutboxReconciliation implements AutoCloseable {

    private static final String PAGE =
            "select id, topic, record_key, ce_id, ce_time from outbox where id > ? order by id limit ?";

    private record Unsent(long id, String topic, UUID key, UUID event, Instant at) {}

    private final Connection connection;
    private final Kafka kafka;
    private final int atMost;
    private long last;
    private boolean more = true;
    /** Null until there is something to look for. */
    private KafkaConsumer<String, byte[]> consumer;

    /** @param atMost so many rows are looked for at once */
    OutboxReconciliation(Connection connection, Kafka kafka, int atMost) {
        this.connection = connection;
        this.kafka = kafka;
        this.atMost = atMost;
    }

    /** Whether there may be rows that were not looked for. */
    boolean hasMore() {
        return more;
    }

    /**
     * Looks for the next rows in the order of their ids.
     *
     * @return the ids of those that are on the log
     */
    List<Long> next() throws SQLException {
        List<Unsent> rows = page();
        more = rows.size() == atMost;
        if (rows.isEmpty()) {
            return List.of();
        }
        last = rows.getLast().id();
        if (consumer == null) {
            consumer = kafka.roamingConsumer();
        }
        List<Long> sent = new ArrayList<>();
        rows.stream()
                .collect(groupingBy(Unsent::topic))
                .forEach((topic, ofTopic) -> sent.addAll(alreadyOn(topic, ofTopic)));
        return sent;
    }

    private List<Unsent> page() throws SQLException {
        try (var statement = connection.prepareStatement(PAGE)) {
            statement.setLong(1, last);
            statement.setInt(2, atMost);
            List<Unsent> rows = new ArrayList<>();
            try (var row = statement.executeQuery()) {
                while (row.next()) {
                    rows.add(new Unsent(
                            row.getLong("id"),
                            row.getString("topic"),
                            UUID.fromString(row.getString("record_key")),
                            row.getObject("ce_id", UUID.class),
                            row.getObject("ce_time", OffsetDateTime.class).toInstant()));
                }
            }
            return rows;
        }
    }

    private List<Long> alreadyOn(String topic, List<Unsent> rows) {
        int partitions = consumer.partitionsFor(topic).size();
        Map<UUID, Long> wanted = new HashMap<>();
        Map<TopicPartition, Long> since = new HashMap<>();
        for (Unsent row : rows) {
            wanted.put(row.event(), row.id());
            since.merge(
                    new TopicPartition(topic, Topics.partitionOf(row.key(), partitions)),
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

    @Override
    public void close() {
        if (consumer != null) {
            consumer.close();
        }
    }
}
