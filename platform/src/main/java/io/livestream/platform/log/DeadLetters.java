package io.livestream.platform.log;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jboss.logging.Logger;

/**
 * Sets aside what cannot be read: a copy of the record on {@code livestream.dead-letters}, with its own headers and beside them
 * {@code dead_cause}, {@code dead_follower}, {@code dead_topic}, {@code dead_partition} and {@code dead_offset}.
 */
@ApplicationScoped
class DeadLetters {

    private static final Logger LOG = Logger.getLogger(DeadLetters.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Kafka kafka;
    private final MeterRegistry meters;
    private Producer<String, byte[]> producer;

    DeadLetters(Kafka kafka, MeterRegistry meters) {
        this.kafka = kafka;
        this.meters = meters;
    }

    /** Lets a follower's count be there from the beginning: who watches it sees the first one too. */
    Counter countOf(String follower) {
        return Counter.builder("livestream.dead.letters")
                .description("Records set aside because they could not be read or failed for good")
                .tag("follower", follower)
                .register(meters);
    }

    /** Returns when the broker has the copy; a follower goes past the record only then. */
    synchronized void add(String follower, ConsumerRecord<String, byte[]> record, String cause) {
        if (producer == null) {
            producer = kafka.producer(PATIENCE);
        }
        var letter = new ProducerRecord<>(Topics.DEAD_LETTERS, null, record.key(), record.value(), record.headers());
        put(letter, "dead_cause", cause);
        put(letter, "dead_follower", follower);
        put(letter, "dead_topic", record.topic());
        put(letter, "dead_partition", Integer.toString(record.partition()));
        put(letter, "dead_offset", Long.toString(record.offset()));
        try {
            producer.send(letter).get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("cannot set a record aside", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopping", e);
        }
        countOf(follower).increment();
        // The cause may quote the record, and logs must not.
        LOG.errorf(
                "%s set aside %s-%d@%d, the cause is in its copy",
                follower, record.topic(), record.partition(), record.offset());
    }

    private static void put(ProducerRecord<String, byte[]> letter, String name, String value) {
        letter.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    @PreDestroy
    synchronized void close() {
        if (producer != null) {
            producer.close(Duration.ofSeconds(1));
        }
    }
}
