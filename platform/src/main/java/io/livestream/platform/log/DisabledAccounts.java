package io.livestream.platform.log;

import io.livestream.platform.event.AccountState;
import io.livestream.platform.event.EventCodec;
import io.livestream.platform.event.Unreadable;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.jboss.logging.Logger;

/**
 * The accounts whose tokens are refused, on every node, some milliseconds after {@code livestream.users} says so.
 *
 * <p>Each node reads the whole topic when it starts and keeps the ids of the disabled ones alone, which are few.
 */
@ApplicationScoped
public class DisabledAccounts {

    private static final Logger LOG = Logger.getLogger(DisabledAccounts.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration RETRY = Duration.ofSeconds(1);

    private final Kafka kafka;
    private final Set<UUID> disabled = ConcurrentHashMap.newKeySet();
    private final CountDownLatch stopping = new CountDownLatch(1);
    private volatile KafkaConsumer<String, byte[]> consumer;
    private volatile boolean complete;
    private Thread thread;

    DisabledAccounts(Kafka kafka) {
        this.kafka = kafka;
    }

    public boolean contains(UUID userId) {
        return disabled.contains(userId);
    }

    /** Whether the topic has been read to its end once; before, a node does not know whom to refuse. */
    boolean isComplete() {
        return complete;
    }

    void start(@Observes StartupEvent started) {
        thread = Thread.ofPlatform().name("disabled-accounts").daemon().start(this::run);
    }

    private void run() {
        try {
            do {
                try (KafkaConsumer<String, byte[]> opened = kafka.consumer()) {
                    consumer = opened;
                    read(opened);
                } catch (WakeupException | InterruptException e) {
                    LOG.debug("Stopped reading accounts");
                } catch (RuntimeException e) {
                    LOG.warnf("Reading accounts begins again: %s", e.toString());
                }
            } while (!stopping.await(RETRY.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            LOG.debug("Interrupted while reading accounts");
        }
    }

    private void read(KafkaConsumer<String, byte[]> opened) {
        List<TopicPartition> partitions = opened.partitionsFor(Topics.USERS).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        opened.assign(partitions);
        opened.seekToBeginning(partitions);
        Map<TopicPartition, Long> ends = opened.endOffsets(partitions);
        while (stopping.getCount() > 0) {
            opened.poll(POLL).forEach(this::apply);
            complete = complete
                    || ends.entrySet().stream().allMatch(end -> opened.position(end.getKey()) >= end.getValue());
        }
    }

    private void apply(ConsumerRecord<String, byte[]> record) {
        try {
            UUID id = EventCodec.uuid("key", record.key());
            boolean isDisabled = record.value() != null
                    && EventCodec.read(record.value(), AccountState.class).disabled();
            if (isDisabled) {
                disabled.add(id);
            } else {
                disabled.remove(id);
            }
        } catch (Unreadable unreadable) {
            LOG.warnf(
                    "Skipped %s-%d@%d: %s",
                    record.topic(), record.partition(), record.offset(), unreadable.getMessage());
        }
    }

    void stop(@Observes ShutdownEvent stopped) throws InterruptedException {
        stopping.countDown();
        KafkaConsumer<String, byte[]> reading = consumer;
        if (reading != null) {
            reading.wakeup();
        }
        if (thread != null && !thread.join(Duration.ofSeconds(3))) {
            thread.interrupt();
        }
    }
}
