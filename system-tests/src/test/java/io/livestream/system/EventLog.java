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
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads what is on {@code livestream.events}, byte for byte as any other consumer finds it. */
final class EventLog implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** One record of the log. */
    record Entry(long seq, String id, String type, JsonNode data) {

        String text(String pointer) {
            return data.at(pointer).asText(null);
        }
    }

    private final KafkaConsumer<String, byte[]> consumer;

    EventLog(String servers) {
        consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        servers,
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        false),
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

    List<Entry> of(String path, String type) {
        return of(path).stream().filter(entry -> entry.type().equals(type)).toList();
    }

    private static Entry entry(ConsumerRecord<String, byte[]> entry) {
        try {
            return new Entry(
                    entry.offset(), header(entry, "ce_id"), header(entry, "ce_type"), JSON.readTree(entry.value()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String header(ConsumerRecord<String, byte[]> entry, String name) {
        return new String(entry.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    @Override
    public synchronized void close() {
        consumer.close();
    }
}
