import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Keeps a copy of {@code livestream.events} in files, and makes the topic again from them: docs/operations.md, "The log".
 *
 * <p>A record's offset is its {@code seq} and what databases and clients remember, so each gets the offset that it had. That works
 * because the log begins at 0 and has no gaps; where it has one, nothing is saved.
 */
final class LogArchive {

    private static final String LOG = "livestream.events";
    private static final Duration POLL = Duration.ofMillis(500);

    private static final String USAGE = """
            LogArchive.java save <client.properties> <folder>      adds to the folder what the log has more
            LogArchive.java replace <client.properties> <folder>   deletes the log and makes it again from the folder
            LogArchive.java load <client.properties> <folder>      goes on with that when it was interrupted
            LogArchive.java redact <folder> <new folder> <user id> [<SHA-256 of the address>]""";

    private final Properties settings;
    private final Admin admin;
    private final Path folder;

    private LogArchive(Path properties, Path folder) throws IOException {
        this.settings = new Properties();
        try (var reader = Files.newBufferedReader(properties)) {
            settings.load(reader);
        }
        this.folder = folder;
        this.admin = Admin.create(settings);
    }

    public static void main(String[] args) throws Exception {
        String command = args.length == 0 ? "" : args[0];
        try {
            switch (command) {
                case "save", "load", "replace" -> {
                    require(args.length == 3);
                    var archive = new LogArchive(Path.of(args[1]), Path.of(args[2]));
                    switch (command) {
                        case "save" -> archive.save();
                        case "load" -> archive.load();
                        default -> archive.replace();
                    }
                }
                case "redact" -> {
                    require(args.length == 4 || args.length == 5);
                    var redaction = new Redaction(args[3], Optional.ofNullable(args.length == 5 ? args[4] : null));
                    redaction.run(Path.of(args[1]), Path.of(args[2]));
                }
                default -> require(false);
            }
        } catch (Refused refused) {
            System.err.println(refused.getMessage());
            System.exit(1);
        }
    }

    private static void require(boolean right) {
        if (!right) {
            throw new Refused(USAGE);
        }
    }

    private void save() throws Exception {
        Files.createDirectories(folder);
        Map<Integer, Long> until = ends();
        Map<Integer, PartitionFile> files = new HashMap<>();
        long before = 0;
        try (var consumer = new KafkaConsumer<>(reading(), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = until.keySet().stream().map(p -> new TopicPartition(LOG, p)).toList();
            consumer.assign(partitions);
            for (TopicPartition partition : partitions) {
                var file = PartitionFile.openToAdd(folder, partition.partition());
                files.put(partition.partition(), file);
                before += file.count();
                if (file.count() > until.get(partition.partition())) {
                    throw new Refused("The log ends before the folder does, in partition " + partition.partition()
                            + ": it is another log, or an older one. Save into another folder.");
                }
                consumer.seek(partition, file.count());
            }
            while (partitions.stream().anyMatch(p -> files.get(p.partition()).count() < until.get(p.partition()))) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                    add(files.get(record.partition()), record);
                }
            }
        } finally {
            for (PartitionFile file : files.values()) {
                file.close();
            }
        }
        long now = until.values().stream().mapToLong(Long::longValue).sum();
        System.out.printf("Saved %d records, %d in all.%n", now - before, now);
    }

    private static void add(PartitionFile file, ConsumerRecord<byte[], byte[]> record) throws IOException {
        if (record.offset() != file.count()) {
            throw new Refused("There is a gap in the log before " + LOG + "-" + record.partition() + "@" + record.offset()
                    + ": from a copy its records would get other offsets.");
        }
        file.add(new PartitionFile.Entry(record.timestamp(), record.key(), record.headers(), record.value()));
    }

    /** The whole folder is read before anything is deleted. */
    private void replace() throws Exception {
        Map<Integer, Long> saved = PartitionFile.counts(folder);
        var description = admin.describeTopics(List.of(LOG)).allTopicNames().get().get(LOG);
        if (saved.size() != description.partitions().size()) {
            throw new Refused("The folder has " + saved.size() + " partitions and the log has "
                    + description.partitions().size() + ".");
        }
        var resource = new ConfigResource(ConfigResource.Type.TOPIC, LOG);
        Map<String, String> own = admin.describeConfigs(List.of(resource)).all().get().get(resource).entries().stream()
                .filter(entry -> entry.source() == ConfigEntry.ConfigSource.DYNAMIC_TOPIC_CONFIG)
                .collect(Collectors.toMap(ConfigEntry::name, ConfigEntry::value));
        short copies = (short) description.partitions().getFirst().replicas().size();
        admin.deleteTopics(List.of(LOG)).all().get();
        while (admin.listTopics().names().get().contains(LOG)) {
            Thread.sleep(POLL);
        }
        admin.createTopics(List.of(new NewTopic(LOG, saved.size(), copies).configs(own))).all().get();
        while (!isThere()) {
            Thread.sleep(POLL);
        }
        load();
    }

    /** A topic that was just made is not known to every broker at once. */
    private boolean isThere() throws InterruptedException {
        try {
            return !ends().isEmpty();
        } catch (ExecutionException e) {
            return false;
        }
    }

    private void load() throws Exception {
        Map<Integer, Long> have = ends();
        if (!have.keySet().equals(PartitionFile.counts(folder).keySet())) {
            throw new Refused("The folder and the log have different numbers of partitions.");
        }
        try (var producer = new KafkaProducer<>(writing(), new ByteArraySerializer(), new ByteArraySerializer())) {
            for (int partition : have.keySet()) {
                load(partition, have.get(partition), producer);
            }
        }
        Map<Integer, Long> saved = PartitionFile.counts(folder);
        if (!ends().equals(saved)) {
            throw new Refused("The log is not as the folder is: does a service run?");
        }
        System.out.printf("The log has the %d records of the folder.%n", saved.values().stream().mapToLong(Long::longValue).sum());
    }

    private void load(int partition, long have, KafkaProducer<byte[], byte[]> producer) throws Exception {
        List<Future<?>> sending = new ArrayList<>();
        long[] place = {0};
        PartitionFile.read(folder, partition, entry -> {
            if (place[0]++ >= have) {
                sending.add(producer.send(new ProducerRecord<>(
                        LOG, partition, entry.timestamp(), entry.key(), entry.value(), entry.headers())));
            }
        });
        for (Future<?> sent : sending) {
            sent.get();
        }
    }

    private Map<Integer, Long> ends() throws ExecutionException, InterruptedException {
        int partitions = admin.describeTopics(List.of(LOG)).allTopicNames().get().get(LOG).partitions().size();
        Map<TopicPartition, OffsetSpec> wanted = IntStream.range(0, partitions)
                .mapToObj(partition -> new TopicPartition(LOG, partition))
                .collect(Collectors.toMap(partition -> partition, _ -> OffsetSpec.latest()));
        return admin.listOffsets(wanted).all().get().entrySet().stream()
                .collect(Collectors.toMap(end -> end.getKey().partition(), end -> end.getValue().offset()));
    }

    private Map<String, Object> reading() {
        Map<String, Object> reading = named();
        reading.put("auto.offset.reset", "none");
        reading.put("allow.auto.create.topics", false);
        return reading;
    }

    private Map<String, Object> writing() {
        Map<String, Object> writing = named();
        writing.put("acks", "all");
        writing.put("enable.idempotence", true);
        writing.put("max.in.flight.requests.per.connection", 1);
        return writing;
    }

    private Map<String, Object> named() {
        Map<String, Object> named = new HashMap<>();
        settings.forEach((name, value) -> named.put(name.toString(), value));
        return named;
    }

    /** Something that the operator has to see to; nothing is half done that cannot be done again. */
    static final class Refused extends RuntimeException {

        Refused(String message) {
            super(message);
        }
    }
}
