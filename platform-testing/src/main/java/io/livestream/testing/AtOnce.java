package io.livestream.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;

/** Does things at the same time. */
public final class AtOnce {

    /** More requests at once than these would take more of the machine than of what is tested. */
    private static final int THREADS = 64;

    private AtOnce() {}

    /** Does it so many times, each with its number. What fails in one of them fails the test. */
    public static void times(int times, IntConsumer action) {
        results(times, number -> {
            action.accept(number);
            return number;
        });
    }

    /** As {@link #times}, for what gives something; the results are in the order of the numbers. */
    public static <T> List<T> results(int times, IntFunction<T> action) {
        CountDownLatch start = new CountDownLatch(1);
        List<Future<T>> running = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(Math.min(times, THREADS))) {
            for (int i = 0; i < times; i++) {
                int number = i;
                running.add(threads.submit(() -> {
                    start.await();
                    return action.apply(number);
                }));
            }
            start.countDown();
        }
        return running.stream().map(AtOnce::result).toList();
    }

    private static <T> T result(Future<T> one) {
        try {
            return one.get();
        } catch (ExecutionException e) {
            throw new AssertionError(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
