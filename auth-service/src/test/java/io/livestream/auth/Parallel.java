package io.livestream.auth;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Does things at the same time. */
public final class Parallel {

    private Parallel() {}

    /** All of them wait for each other before they begin; the results are in the order of the numbers. */
    public static <T> List<T> times(int times, IntFunction<T> action) throws InterruptedException, ExecutionException {
        CountDownLatch together = new CountDownLatch(times);
        try (ExecutorService threads = Executors.newFixedThreadPool(times)) {
            List<Callable<T>> actions = IntStream.range(0, times)
                    .<Callable<T>>mapToObj(number -> () -> {
                        together.countDown();
                        together.await();
                        return action.apply(number);
                    })
                    .toList();
            List<T> results = new ArrayList<>();
            for (Future<T> done : threads.invokeAll(actions)) {
                results.add(done.get());
            }
            return results;
        }
    }
}
