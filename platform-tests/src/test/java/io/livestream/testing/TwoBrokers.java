package io.livestream.testing;

import static org.awaitility.Awaitility.await;

import io.livestream.platform.event.Envelope;
import io.livestream.platform.event.Event;
import io.livestream.platform.event.EventCodec;
import io.livestream.platform.event.Unreadable;
import io.livestream.platform.log.Kafka;
import io.livestream.platform.log.Topics;
import io.smallrye.reactive.messaging.kafka.companion.test.EmbeddedKafkaBroker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.utils.Utils;

/**
 * A cluster of its own, whose log has two partitions with one broker each. The second broker may go: then its partition has no leader,
 * and all else is as it was.
 */
public final class TwoBrokers implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int PARTITIONS = 2;

    private final int controller = Ports.free();
    private final int secondsPort = Ports.free();
    private final EmbeddedKafkaBroker first =
            broker(0, Ports.free()).withControllerPort(controller).withDeleteLogDirsOnClose(true);
    private final EmbeddedKafkaBroker second = broker(1, secondsPort);
    private final Path secondsLog;
    private final String servers;
    private final Kafka kafka;

    public TwoBrokers() throws IOException {
        secondsLog = Files.createTempDirectory("second-broker");
        first.start();
        second.withClusterId(first.getClusterId())
                .withDeleteLogDirsOnClose(false)
                .withAdditionalProperties(properties -> {
                    properties.put("log.dir", secondsLog.toString());
                    properties.put("process.roles", "broker");
                    properties.put("controller.quorum.voters", "0@127.0.0.1:" + controller);
                    properties.put("listeners", "PLAINTEXT://127.0.0.1:" + secondsPort);
                    properties.put("controlled.shutdown.enable", "true");
                })
                .start();
        servers = first.getAdvertisedListeners().split(",")[0].replaceAll("^.*://", "");
        kafka = new Kafka(Map.of("bootstrap.servers", servers));
        await().atMost(PATIENCE).ignoreExceptions().until(this::hasLog);
    }

    private static EmbeddedKafkaBroker broker(int id, int port) {
        return new EmbeddedKafkaBroker()
                .withNodeId(id)
                .withKafkaHost("127.0.0.1")
                .withKafkaPort(port);
    }

    /** It can be made once both brokers are there. */
    private boolean hasLog() throws ExecutionException, InterruptedException {
        kafka.admin()
                .createTopics(List.of(new NewTopic(Topics.EVENTS, Map.of(0, List.of(0), 1, List.of(1)))))
                .all()
                .get();
        return true;
    }

    /** The clients of this cluster. */
    public Kafka kafka() {
        return kafka;
    }

    /** A stream whose partition is always there. */
    public static UUID streamOfTheFirst() {
        return streamOn(0);
    }

    /** A stream whose partition goes with the second broker. */
    public static UUID streamOfTheSecond() {
        return streamOn(1);
    }

    private static UUID streamOn(int partition) {
        return Stream.generate(UUID::randomUUID)
                .filter(id -> Topics.partitionOf(id, PARTITIONS) == partition)
                .findFirst()
                .orElseThrow();
    }

    /** Appends an event as another service would. */
    public void append(Envelope envelope) throws ExecutionException, InterruptedException {
        try (var producer = kafka.producer(PATIENCE)) {
            producer.send(EventCodec.encode(Topics.EVENTS, envelope)).get();
        }
    }

    /** The events of a stream, in their order. */
    public List<Event> eventsOf(UUID streamId) {
        return new LogReader(servers)
                .read(Topics.EVENTS, streamId).stream().map(TwoBrokers::event).toList();
    }

    private static Event event(ConsumerRecord<String, byte[]> record) {
        try {
            return EventCodec.decode(record).orElseThrow().event();
        } catch (Unreadable e) {
            throw new IllegalStateException(e);
        }
    }

    public void secondGoes() {
        second.close();
        await().atMost(PATIENCE).until(() -> !hasLeader());
    }

    public void secondComesBack() {
        if (!second.isRunning()) {
            second.start();
        }
        await().atMost(PATIENCE).until(this::hasLeader);
    }

    private boolean hasLeader() throws ExecutionException, InterruptedException {
        var leader = kafka.admin()
                .describeTopics(List.of(Topics.EVENTS))
                .topicNameValues()
                .get(Topics.EVENTS)
                .get()
                .partitions()
                .get(1)
                .leader();
        return leader != null && !leader.isEmpty();
    }

    @Override
    public void close() throws IOException {
        kafka.admin().close(Duration.ZERO);
        second.close();
        first.close();
        Utils.delete(secondsLog.toFile());
    }
}
