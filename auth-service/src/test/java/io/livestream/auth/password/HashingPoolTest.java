package io.livestream.auth.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.livestream.platform.problem.ServiceException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HashingPoolTest {

    private final CountDownLatch release = new CountDownLatch(1);
    private final CountDownLatch taken = new CountDownLatch(1);
    private final ExecutorService others = Executors.newVirtualThreadPerTaskExecutor();
    private HashingPool pool;

    @AfterEach
    void end() {
        release.countDown();
        others.close();
        pool.stop();
    }

    @Test
    void whoeverComesWhileAllTurnsAreTakenWaits() throws ExecutionException, InterruptedException {
        Future<String> first = occupied(new CheapHashing(1, 10, Duration.ofSeconds(30)));
        Future<String> second = others.submit(() -> pool.run(() -> "second"));

        release.countDown();

        assertThat(first.get()).isEqualTo("first");
        assertThat(second.get()).isEqualTo("second");
    }

    @Test
    void whoeverWaitsTooLongIsToldToComeBackAndNothingIsDone() throws ExecutionException, InterruptedException {
        Future<String> first = occupied(new CheapHashing(1, 10, Duration.ofMillis(50)));
        AtomicBoolean done = new AtomicBoolean();

        assertThatThrownBy(() -> pool.run(() -> done.getAndSet(true)))
                .isInstanceOfSatisfying(ServiceException.class, refused -> {
                    assertThat(refused.code()).isEqualTo("busy");
                    assertThat(refused.retryAfter()).isPresent();
                });

        release.countDown();
        assertThatThrownBy(first::get).hasCauseInstanceOf(HashingBusy.class);
        assertThat(pool.run(() -> "next")).isEqualTo("next");
        assertThat(done).isFalse();
    }

    @Test
    void aFullQueueTakesNobody() throws InterruptedException {
        occupied(new CheapHashing(1, 1, Duration.ofSeconds(30)));

        List<Future<String>> oneTooMany =
                List.of(others.submit(() -> pool.run(() -> "waits")), others.submit(() -> pool.run(() -> "waits")));

        await().until(() -> oneTooMany.stream().anyMatch(Future::isDone));
        assertThatThrownBy(() -> oneTooMany.stream()
                        .filter(Future::isDone)
                        .findFirst()
                        .orElseThrow()
                        .get())
                .hasCauseInstanceOf(HashingBusy.class);
    }

    @Test
    void aRefusalInATurnIsTheCallersToHandle() {
        pool = new HashingPool(new CheapHashing(1, 10, Duration.ofSeconds(30)));

        assertThatThrownBy(() -> pool.run(() -> {
                    throw new TooManyAttempts(Duration.ofMinutes(1));
                }))
                .isInstanceOf(TooManyAttempts.class);
    }

    private Future<String> occupied(CheapHashing settings) throws InterruptedException {
        pool = new HashingPool(settings);
        Future<String> first = others.submit(() -> pool.run(this::waitForRelease));
        taken.await();
        return first;
    }

    private String waitForRelease() {
        taken.countDown();
        try {
            release.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return "first";
    }
}
