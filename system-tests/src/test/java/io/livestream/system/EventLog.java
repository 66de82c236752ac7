package io.livestream.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.livestream.platform.log.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Reads what is on {@code livestream.events}, byte for byte as any other consumer finds it; and writes what nobody should. */
final class EventLog implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** One record of the log. */
    record Entry(long seq, String id, String type, String trace, JsonNode data) {

        String text(String pointer) {
            return data.at(pointer).asText(null);
        }
    }

    private final KafkaConsumer<String, byte[]> consumer;
    private final String servers;

    EventLog(String servers) {
        this.servers = servers;
        consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        servers,
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        false,
                        // What it asked for last time, and is no longer of interest, is answered at once.
                        ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG,
                        1),
                new StringDeserializer(),
                new ByteArrayDeserializer());
    }

    /** Everything that is on the log of a stream now, in order. */
    synchronized List<Entry> of(String path) {
        String streamId = path.substring(path.lastIndexOf('/') + 1);
        int partitions = consumer.partitionsFor(Topics.EVENTS).size();
        TopicPartition partition =
                new TopicPartition(Topics.EVENTS, Topics.partitionOf(UUID.fromString(streamId), partitions));
        long end = consumer.endOffsets(List.of(partition)).get(partition);
        consumer.assign(List.of(partition));
        consumer.seekToBeginning(List.of(partition));
        List<Entry> entries = new ArrayList<>();
        while (consumer.position(partition) < end) {
            for (ConsumerRecord<String, byte[]> entry : consumer.poll(Duration.ofSeconds(1))) {
                if (entry.key().equals(streamId)) {
                    entries.add(entry(entry));
                }
            }
        }
        return entries;
    }

    /** Appends what no service would write. */
    void append(String path, String type, String json) {
        String streamId = path.substring(path.lastIndexOf('/') + 1);
        var record = new ProducerRecord<>(Topics.EVENTS, streamId, json.getBytes(StandardCharsets.UTF_8));
        Map.of(
                        "ce_id",
                        UUID.randomUUID().toString(),
                        "ce_type",
                        type,
                        "ce_source",
                        "/nobody",
                        "ce_time",
                        "2026-01-01T00:00:00Z")
                .forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, servers),
                new StringSerializer(),
                new ByteArraySerializer())) {
            producer.send(record);
        }
    }

    List<Entry> of(String path, String type) {
        return of(path).stream().filter(entry -> entry.type().equals(type)).toList();
    }

    private static Entry entry(ConsumerRecord<String, byte[]> entry) {
        try {
            return new Entry(
                    entry.offset(),
                    header(entry, "ce_id"),
                    header(entry, "ce_type"),
                    header(entry, "traceparent"),
                    JSON.readTree(entry.value()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String header(ConsumerRecord<String, byte[]> entry, String name) {
        Header header = entry.headers().lastHeader(name);
        return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }

    @Override
    public synchronized void close() {
        consumer.close();
    }
}
