package io.livestream.platform.log;

import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Makes the clients of the broker, with the settings on which the promises of the log rest. */
@ApplicationScoped
public class Kafka {

    /**
     * How long the broker may hold a request for records while there are none. Meanwhile it is asked for no other partition, so who has
     * others from time to time must ask more often, which costs both sides something.
     */
    private static final Duration STEADY = Duration.ofMillis(500);

    private static final Duration ROAMING = Duration.ofMillis(100);

    private static final Duration ONE_TRY = Duration.ofSeconds(5);

    private final Map<String, Object> broker;
    private volatile Admin admin;

    public Kafka(@Identifier("default-kafka-broker") Map<String, Object> broker) {
        this.broker = broker;
    }

    /** The one administrative client of this node; its calls are asynchronous and safe from any thread. */
    public synchronized Admin admin() {
        if (admin == null) {
            Map<String, Object> settings = settings();
            settings.put(CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG, 2_000);
            settings.put(CommonClientConfigs.DEFAULT_API_TIMEOUT_MS_CONFIG, 4_000);
            admin = Admin.create(settings);
        }
        return admin;
    }

    /**
     * A producer that loses and doubles nothing while it lives: acknowledged by all replicas in sync, and idempotent.
     *
     * @param patience how long a record may take before it has failed
     */
    public Producer<String, byte[]> producer(Duration patience) {
        return producer(patience, patience);
    }

    /**
     * As {@link #producer}, but as long as it lives it tries: a record that its partition cannot take now, for want of a leader or of
     * replicas, has not failed. It waits, those after it on that partition wait behind it, and other partitions are none the worse.
     */
    public Producer<String, byte[]> patientProducer() {
        return producer(Duration.ofMillis(Integer.MAX_VALUE), ONE_TRY);
    }

    /** @param oneTry how long it may take to find out where a record is to go, and twice as long as one request may */
    private Producer<String, byte[]> producer(Duration patience, Duration oneTry) {
        Map<String, Object> settings = settings();
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        // Nothing waits for more to come, but what comes while a request is under way goes together in the next.
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        settings.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, (int) patience.toMillis());
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) oneTry.toMillis() / 2);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, oneTry.toMillis());
        return new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
    }

    /** A consumer that joins a group and commits no offset of its own accord. */
    public KafkaConsumer<String, byte[]> consumer(String group) {
        Map<String, Object> settings = settings();
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, group);
        // A node that was killed is missed after six seconds, the least that a broker allows by default.
        settings.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 6_000);
        settings.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, 1_000);
        return consumer(settings, STEADY);
    }

    /** A consumer to which partitions are assigned by hand, for good. */
    public KafkaConsumer<String, byte[]> consumer() {
        return consumer(settings(), STEADY);
    }

    /** A consumer that is given other partitions now and then: it begins to read them within a tenth of a second. */
    public KafkaConsumer<String, byte[]> roamingConsumer() {
        return consumer(settings(), ROAMING);
    }

    private static KafkaConsumer<String, byte[]> consumer(Map<String, Object> settings, Duration hold) {
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.METADATA_MAX_AGE_CONFIG, 10_000);
        settings.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, (int) hold.toMillis());
        return new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
    }

    private Map<String, Object> settings() {
        Map<String, Object> settings = new HashMap<>(broker);
        settings.keySet().removeIf(name -> name.startsWith("key.") || name.startsWith("value."));
        settings.put(CommonClientConfigs.RECONNECT_BACKOFF_MAX_MS_CONFIG, 1_000);
        // What is measured is shown by Micrometer; to register each figure with JMX too, one by one, takes a good part
        // of a start.
        settings.put(CommonClientConfigs.METRIC_REPORTER_CLASSES_CONFIG, "");
        settings.put(CommonClientConfigs.ENABLE_METRICS_PUSH_CONFIG, false);
        return settings;
    }

    @PreDestroy
    synchronized void close() {
        if (admin != null) {
            admin.close(Duration.ofSeconds(1));
        }
    }
}
