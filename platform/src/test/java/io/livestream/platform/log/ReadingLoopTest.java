package io.livestream.platform.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReadingLoopTest {

    private static final Duration AT_ONCE = Duration.ofMillis(1);
    private static final Duration NEVER = Duration.ofHours(1);
    private static final TopicPartition PARTITION = new TopicPartition("livestream.events", 0);

    private interface Turn {
        void take(Consumer<String, byte[]> consumer) throws InterruptedException;
    }

    /** What the loop asks for, in its order; what is to happen meanwhile is the test's. */
    private static final class Story implements ReadingLoop.Reading {

        private final List<String> told = new CopyOnWriteArrayList<>();
        private final List<Consumer<String, byte[]>> begun = new CopyOnWriteArrayList<>();
        private volatile Turn first = _ -> {};
        private volatile Turn turn = consumer -> consumer.poll(Duration.ofMillis(1));

        @Override
        public void begin(Consumer<String, byte[]> opened) {
            told.add("begin");
            begun.add(opened);
            opened.assign(Set.of(PARTITION));
            opened.seek(PARTITION, 0);
            try {
                first.take(opened);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void turn(Consumer<String, byte[]> opened) throws InterruptedException {
            turn.take(opened);
        }

        @Override
        public void failed(RuntimeException failure) {
            told.add("failed");
        }

        @Override
        public void ended() {
            told.add("ended");
        }
    }

    private final Story story = new Story();
    private final List<MockConsumer<String, byte[]>> opened = new CopyOnWriteArrayList<>();
    private final AtomicInteger turns = new AtomicInteger();
    private ReadingLoop loop;
    private Thread thread;

    @AfterEach
    void stop() throws InterruptedException {
        loop.stop();
        thread.join();
        assertThat(opened).allMatch(MockConsumer::closed);
    }

    @Test
    void itReadsWithOneConsumerUntilItIsStopped() throws InterruptedException {
        start(AT_ONCE, consumer -> {
            turns.incrementAndGet();
            consumer.poll(Duration.ofMillis(1));
        });
        await().until(() -> turns.get() > 2);

        loop.stop();
        thread.join();

        assertThat(story.told).containsExactly("begin", "ended");
    }

    @Test
    void afterAFailureItBeginsAgainWithAnotherConsumer() {
        start(AT_ONCE, failingFor(1));

        await().until(() -> turns.get() > 2);

        assertThat(story.told).containsExactly("begin", "failed", "ended", "begin");
        assertThat(story.begun).doesNotHaveDuplicates().hasSize(2);
        assertThat(opened.getFirst().closed()).isTrue();
    }

    @Test
    void aConsumerThatCannotBeOpenedIsOpenedLater() {
        AtomicInteger failures = new AtomicInteger(2);
        start(new ReadingLoop(
                "test",
                () -> {
                    if (failures.getAndDecrement() > 0) {
                        throw new KafkaException("no broker");
                    }
                    return open();
                },
                story,
                AT_ONCE));

        await().until(() -> story.told.contains("begin"));

        assertThat(story.told).containsExactly("failed", "ended", "failed", "ended", "begin");
    }

    @Test
    void thePauseGrowsWithEachFailureUpToTheLongest() {
        int failures = 20;
        long began = System.nanoTime();
        story.turn = failingFor(failures);
        start(new ReadingLoop("test", this::open, story, AT_ONCE, Duration.ofMillis(16)));

        await().until(() -> turns.get() > failures);

        // Without an end to its growth the last pause would be more than a minute long.
        int least = 1 + 2 + 4 + 8 + 16 * (failures - 4);
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThan(Duration.ofMillis(least));
    }

    @Test
    void aTurnThatHasComeThroughMakesTheNextPauseAShortOne() {
        story.turn = _ -> {
            if (turns.incrementAndGet() % 2 == 0) {
                throw new KafkaException("every other time");
            }
        };

        start(new ReadingLoop("test", this::open, story, AT_ONCE, NEVER));

        await().until(() -> turns.get() > 60);
    }

    @Test
    void aWakeUpBreaksOffATurnAndNotTheReading() {
        start(NEVER, consumer -> {
            if (turns.incrementAndGet() == 1) {
                loop.wakeUp();
                consumer.poll(NEVER);
                turns.set(-1_000_000);
            }
        });

        await().until(() -> turns.get() > 2);

        assertThat(story.told).containsExactly("begin");
    }

    @Test
    void aWakeUpAmidTheBeginningLetsItBeginAgainAtOnceWithTheSameConsumer() {
        story.first = _ -> {
            if (story.begun.size() == 1) {
                throw new WakeupException();
            }
        };

        start(NEVER, _ -> turns.incrementAndGet());

        await().until(() -> turns.get() > 0);
        assertThat(story.told).containsExactly("begin", "begin");
        assertThat(opened).hasSize(1);
    }

    @Test
    void whoStopsItAmidTheBeginningIsToldOfNoFailure() throws InterruptedException {
        story.first = consumer -> {
            loop.stop();
            consumer.poll(NEVER);
        };

        start(new ReadingLoop("test", this::open, story, NEVER));

        thread.join();
        assertThat(story.told).containsExactly("begin", "ended");
    }

    @Test
    void aPauseEndsWhenItIsStopped() throws InterruptedException {
        start(NEVER, failingFor(1));
        await().until(() -> story.told.contains("ended"));

        loop.stop();

        thread.join();
        assertThat(story.told).containsExactly("begin", "failed", "ended");
    }

    @Test
    void aThreadThatIsInterruptedEnds() throws InterruptedException {
        start(AT_ONCE, _ -> {
            turns.incrementAndGet();
            new CountDownLatch(1).await();
        });
        await().until(() -> turns.get() > 0);

        thread.interrupt();

        thread.join();
        assertThat(story.told).containsExactly("begin");
    }

    @Test
    void aThreadThatTheClientFindsInterruptedEnds() throws InterruptedException {
        start(AT_ONCE, _ -> {
            throw new InterruptException("interrupted in a poll");
        });

        thread.join();
        assertThat(story.told).containsExactly("begin", "ended");
    }

    @Test
    void whatIsStoppedBeforeItRunsBeginsNoTurn() throws InterruptedException {
        loop = new ReadingLoop("test", this::open, story, NEVER);
        story.turn = _ -> turns.incrementAndGet();
        loop.stop();

        start(loop);

        thread.join();
        assertThat(turns).hasValue(0);
    }

    private void start(Duration pause, Turn turn) {
        story.turn = turn;
        start(new ReadingLoop("test", this::open, story, pause));
    }

    private void start(ReadingLoop started) {
        loop = started;
        thread = Thread.ofPlatform().daemon().start(started);
    }

    private Turn failingFor(int failures) {
        return _ -> {
            if (turns.incrementAndGet() <= failures) {
                throw new KafkaException("away");
            }
        };
    }

    private MockConsumer<String, byte[]> open() {
        var consumer = new MockConsumer<String, byte[]>("earliest");
        opened.add(consumer);
        return consumer;
    }
}
