package io.livestream.chat.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.WakeupException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which partitions are read from their end, and when; to seek the end of others would lose what is passed on them. */
class NoteReaderTest {

    private static final String TOPIC = "livestream.room";
    private static final Duration SOON = Duration.ofSeconds(10);
    /** A sweep is due every ten seconds. */
    private static final Duration BETWEEN_SWEEPS = Duration.ofSeconds(1);

    private final Set<Integer> needed = ConcurrentHashMap.newKeySet();
    private final List<Set<TopicPartition>> sought = new CopyOnWriteArrayList<>();
    private final Queue<Runnable> amidTheNextGrant = new ConcurrentLinkedQueue<>();
    private volatile MockConsumer<String, byte[]> consumer;
    private final NoteReader reader = new NoteReader(this::newConsumer, () -> needed, _ -> {}, BETWEEN_SWEEPS);
    private final Thread thread = Thread.ofPlatform().daemon().unstarted(reader);

    @BeforeEach
    void start() {
        needed.addAll(Set.of(1, 2, 3));
        thread.start();
    }

    @AfterEach
    void stop() throws InterruptedException {
        reader.stop();
        thread.join();
    }

    @Test
    void aNewPartitionIsReadFromItsEndAndTheOthersGoOn() {
        listen(1);
        listen(2);

        assertThat(sought).containsExactly(Set.of(partition(1)), Set.of(partition(2)));
        assertThat(consumer.assignment()).containsExactlyInAnyOrder(partition(1), partition(2));
    }

    @Test
    void whoComesForAPartitionThatIsJustBeingGrantedLosesNothingForTheOthers() {
        listen(1);
        amidTheNextGrant.add(() -> reader.listen(2, Duration.ZERO));

        listen(2);
        listen(3);

        assertThat(sought).containsExactly(Set.of(partition(1)), Set.of(partition(2)), Set.of(partition(3)));
    }

    @Test
    void aWakeUpAmidAGrantLosesNothingForTheOthers() {
        listen(1);
        amidTheNextGrant.add(() -> {
            throw new WakeupException();
        });

        listen(2);

        assertThat(sought).containsExactly(Set.of(partition(1)), Set.of(partition(2)), Set.of(partition(2)));
    }

    @Test
    void aPartitionThatNobodyNeedsAnyMoreLosesNothingForTheOthers() {
        listen(1);
        listen(2);

        needed.remove(2);

        await().untilAsserted(() -> assertThat(consumer.assignment()).containsExactly(partition(1)));
        assertThat(sought).containsExactly(Set.of(partition(1)), Set.of(partition(2)));
    }

    @Test
    void aWishIsGrantedThoughTheBrokerFailedFirst() {
        listen(1);
        amidTheNextGrant.add(() -> {
            throw new KafkaException("the broker fails");
        });

        listen(2);

        assertThat(consumer.assignment()).containsExactlyInAnyOrder(partition(1), partition(2));
    }

    @Test
    void aPartitionWhoseEndIsNotToldInTimeHoldsUpNoOther() {
        listen(1);
        MockConsumer<String, byte[]> first = consumer;
        amidTheNextGrant.add(() -> {
            throw new TimeoutException("no leader");
        });

        listen(2);

        assertThat(consumer).isSameAs(first);
        assertThat(first.assignment()).containsExactlyInAnyOrder(partition(1), partition(2));
    }

    private void listen(int partition) {
        reader.listen(partition, SOON);
    }

    private static TopicPartition partition(int partition) {
        return new TopicPartition(TOPIC, partition);
    }

    private MockConsumer<String, byte[]> newConsumer() {
        consumer = new MockConsumer<>("earliest") {
            @Override
            public synchronized void seekToEnd(Collection<TopicPartition> partitions) {
                sought.add(Set.copyOf(partitions));
                super.seekToEnd(partitions);
            }

            @Override
            public synchronized long position(TopicPartition partition, Duration patience) {
                Runnable meanwhile = amidTheNextGrant.poll();
                if (meanwhile != null) {
                    meanwhile.run();
                }
                return super.position(partition, patience);
            }
        };
        consumer.updateEndOffsets(Map.of(partition(1), 0L, partition(2), 0L, partition(3), 0L));
        return consumer;
    }
}
