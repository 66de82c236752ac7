package io.livestream.platform.follow;

import io.livestream.platform.log.Kafka;
import io.livestream.platform.log.Topics;
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
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.jboss.logging.Logger;

/**
 * Sets aside what cannot be read: a copy of the record on {@code livestream.dead-letters}, with its own headers and beside them
 * {@code dead_cause}, {@code dead_follower}, {@code dead_topic}, {@code dead_partition} and {@code dead_offset}. Of one that is as large as
 * a record can be there is no room for a copy: then these headers come alone, with {@code dead_size}, and the record stays where they say.
 */
@ApplicationScoped
class DeadLetters {

    private static final Logger LOG = Logger.getLogger(DeadLetters.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int LONGEST_CAUSE = 2_000;

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
        try {
            sendCopy(follower, record, cause);
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

    private void sendCopy(String follower, ConsumerRecord<String, byte[]> record, String cause)
            throws ExecutionException, InterruptedException {
        try {
            var copy = new ProducerRecord<>(Topics.DEAD_LETTERS, null, record.key(), record.value(), record.headers());
            producer.send(addressed(copy, follower, record, cause)).get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof RecordTooLargeException)) {
                throw e;
            }
            var place = new ProducerRecord<String, byte[]>(Topics.DEAD_LETTERS, null);
            put(place, "dead_size", Integer.toString(record.serializedValueSize()));
            producer.send(addressed(place, follower, record, cause)).get();
        }
    }

    private static ProducerRecord<String, byte[]> addressed(
            ProducerRecord<String, byte[]> letter,
            String follower,
            ConsumerRecord<String, byte[]> record,
            String cause) {
        put(letter, "dead_cause", cause.substring(0, Math.min(cause.length(), LONGEST_CAUSE)));
        put(letter, "dead_follower", follower);
        put(letter, "dead_topic", record.topic());
        put(letter, "dead_partition", Integer.toString(record.partition()));
        put(letter, "dead_offset", Long.toString(record.offset()));
        return letter;
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
