import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Says which records were set aside, and why: docs/runbooks/dead-letters.md. Shows headers and never a value, which holds what people
 * wrote. It joins no group and so needs no right to one.
 */
final class DeadLetters {

    private static final String TOPIC = "livestream.dead-letters";
    private static final Duration POLL = Duration.ofMillis(500);

    private DeadLetters() {}

    public static void main(String[] args) throws IOException {
        if (args.length != 1) {
            System.err.println("DeadLetters.java <client.properties>");
            System.exit(1);
        }
        try (var consumer = new KafkaConsumer<>(
                settings(Path.of(args[0])), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(TOPIC).stream()
                    .map(partition -> new TopicPartition(TOPIC, partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            int shown = 0;
            while (partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
                for (ConsumerRecord<byte[], byte[]> letter : consumer.poll(POLL)) {
                    System.out.println(line(letter));
                    shown++;
                }
            }
            System.out.printf("%d records were set aside in the last four weeks.%n", shown);
        }
    }

    private static Properties settings(Path file) throws IOException {
        var settings = new Properties();
        try (var reader = Files.newBufferedReader(file)) {
            settings.load(reader);
        }
        settings.put("allow.auto.create.topics", "false");
        return settings;
    }

    private static String line(ConsumerRecord<byte[], byte[]> letter) {
        return Instant.ofEpochMilli(letter.timestamp()) + " "
                + StreamSupport.stream(letter.headers().spliterator(), false)
                        .map(DeadLetters::said)
                        .collect(Collectors.joining(" "));
    }

    private static String said(Header header) {
        return header.key() + "=" + (header.value() == null ? "" : new String(header.value(), StandardCharsets.UTF_8));
    }
}
