package io.livestream.testing;

import io.livestream.platform.log.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads what stands on a topic at the time of the call, from the first record on. */
final class LogReader {

    private static final Duration POLL = Duration.ofMillis(100);

    private final KafkaConsumer<String, byte[]> consumer;

    LogReader(String servers) {
        consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers", servers,
                        "enable.auto.commit", "false",
                        "auto.offset.reset", "earliest",
                        // What it asked for last time, and is no longer of interest, is answered at once.
                        "fetch.max.wait.ms", "1",
                        "isolation.level", "read_committed"),
                new StringDeserializer(),
                new ByteArrayDeserializer());
    }

    /** The records of one key, in their order. */
    synchronized List<ConsumerRecord<String, byte[]>> read(String topic, UUID key) {
        int partition = Topics.partitionOf(key, consumer.partitionsFor(topic).size());
        return read(List.of(new TopicPartition(topic, partition))).stream()
                .filter(read -> key.toString().equals(read.key()))
                .toList();
    }

    synchronized List<ConsumerRecord<String, byte[]>> read(String topic) {
        return read(consumer.partitionsFor(topic).stream()
                .map(info -> new TopicPartition(topic, info.partition()))
                .toList());
    }

    private List<ConsumerRecord<String, byte[]>> read(List<TopicPartition> partitions) {
        List<ConsumerRecord<String, byte[]>> read = new ArrayList<>();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            consumer.poll(POLL).forEach(read::add);
        }
        return read;
    }
}
