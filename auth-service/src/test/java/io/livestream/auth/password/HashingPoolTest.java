package io.livestream.auth.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.livestream.platform.problem.ServiceException;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HashingPoolTest {

    private static final String ADDRESS = "203.0.113.9";

    private final CountDownLatch release = new CountDownLatch(1);
    private final CountDownLatch taken = new CountDownLatch(1);
    private final ExecutorService others = Executors.newVirtualThreadPerTaskExecutor();
    private final Queue<String> turns = new ConcurrentLinkedQueue<>();
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
        Future<String> second = others.submit(() -> pool.run(ADDRESS, () -> "second"));

        release.countDown();

        assertThat(first.get()).isEqualTo("first");
        assertThat(second.get()).isEqualTo("second");
    }

    @Test
    void whoeverWaitsTooLongIsToldToComeBackAndNothingIsDone() throws ExecutionException, InterruptedException {
        Future<String> first = occupied(new CheapHashing(1, 10, Duration.ofMillis(500)));
        AtomicBoolean done = new AtomicBoolean();

        assertThatThrownBy(() -> pool.run(ADDRESS, () -> done.getAndSet(true)))
                .isInstanceOfSatisfying(ServiceException.class, refused -> {
                    assertThat(refused.code()).isEqualTo("busy");
                    assertThat(refused.retryAfter()).isPresent();
                });

        assertThatThrownBy(first::get).hasCauseInstanceOf(HashingBusy.class);
        release.countDown();
        await().ignoreExceptionsInstanceOf(HashingBusy.class)
                .untilAsserted(() -> assertThat(pool.run(ADDRESS, () -> "next")).isEqualTo("next"));
        assertThat(done).isFalse();
    }

    @Test
    void aFullQueueTakesNobodyMoreOfTheSameAddress() throws InterruptedException {
        occupied(new CheapHashing(1, 1, Duration.ofSeconds(30)));

        List<Future<String>> oneTooMany = submitted(2, ADDRESS, "waits");

        await().until(() -> refused(oneTooMany) == 1);
    }

    @Test
    void whoeverFillsTheQueueFromOneAddressHoldsNobodyElseUp() throws ExecutionException, InterruptedException {
        occupied(new CheapHashing(1, 3, Duration.ofSeconds(30)));
        List<Future<String>> crowd = submitted(4, ADDRESS, "crowd");
        await().until(() -> refused(crowd) == 1);

        Future<String> somebody = submitted(1, "198.51.100.7", "somebody").getFirst();
        await().until(() -> refused(crowd) == 2);
        release.countDown();

        assertThat(somebody.get()).isEqualTo("somebody");
        await().until(() -> crowd.stream().allMatch(Future::isDone));
        assertThat(turns).containsExactly("crowd", "somebody", "crowd");
    }

    @Test
    void aRefusalInATurnIsTheCallersToHandle() {
        pool = new HashingPool(new CheapHashing(1, 10, Duration.ofSeconds(30)));

        assertThatThrownBy(() -> pool.run(ADDRESS, () -> {
                    throw new TooManyAttempts(Duration.ofMinutes(1));
                }))
                .isInstanceOf(TooManyAttempts.class);
    }

    private Future<String> occupied(CheapHashing settings) throws InterruptedException {
        pool = new HashingPool(settings);
        Future<String> first = others.submit(() -> pool.run(ADDRESS, this::waitForRelease));
        taken.await();
        return first;
    }

    private List<Future<String>> submitted(int times, String address, String name) {
        return Stream.generate(() -> others.submit(() -> pool.run(address, () -> turn(name))))
                .limit(times)
                .toList();
    }

    private String turn(String name) {
        turns.add(name);
        return name;
    }

    private static long refused(List<Future<String>> all) {
        return all.stream()
                .filter(one -> one.state() == Future.State.FAILED)
                .filter(one -> one.exceptionNow() instanceof HashingBusy)
                .count();
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
