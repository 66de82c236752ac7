package io.livestream.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RoundsTest {

    private static final Duration NOW = Duration.ZERO;
    private static final Duration SOON = Duration.ofMillis(1);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final AtomicInteger count = new AtomicInteger();

    @Test
    void aRoundThatFailsIsNotTheLast() {
        try (var rounds = new Rounds("rounds-that-fail")) {
            rounds.every(NOW, SOON, () -> {
                if (count.incrementAndGet() == 1) {
                    throw new IllegalStateException("this one failed");
                }
            });

            await().atMost(PATIENCE).until(() -> count.get() > 1);
        }
    }

    @Test
    void whoClosesWithPatienceDoesNotCutARoundShort() throws Exception {
        var begun = new CountDownLatch(1);
        var interrupted = new AtomicBoolean();
        var goOn = new CountDownLatch(1);
        var rounds = new Rounds("rounds-that-end");
        rounds.every(NOW, SOON, () -> {
            begun.countDown();
            try {
                goOn.await();
            } catch (InterruptedException e) {
                interrupted.set(true);
            }
            count.incrementAndGet();
        });
        begun.await();

        Thread closing = Thread.ofVirtual().start(() -> {
            try {
                rounds.close(PATIENCE);
            } catch (InterruptedException e) {
                interrupted.set(true);
            }
        });
        await().atMost(PATIENCE).until(() -> closing.getState() == Thread.State.TIMED_WAITING);
        goOn.countDown();
        closing.join();

        assertThat(interrupted).isFalse();
        assertThat(count).hasValue(1);
    }

    @Test
    void whoHasNoMorePatienceInterruptsTheRound() throws Exception {
        var begun = new CountDownLatch(1);
        var interrupted = new CountDownLatch(1);
        var rounds = new Rounds("rounds-that-hang");
        rounds.every(NOW, SOON, () -> {
            begun.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                interrupted.countDown();
            }
        });
        begun.await();

        rounds.close(SOON);

        interrupted.await();
    }
}
