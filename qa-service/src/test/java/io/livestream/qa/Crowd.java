package io.livestream.qa;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/** Many who act at the same moment. */
public record Crowd(int size) {

    private static final int AT_ONCE = 64;

    public static Crowd of(int size) {
        return new Crowd(size);
    }

    /** Lets each do this, with their number; what fails for one fails the test. */
    public void all(IntConsumer action) {
        CountDownLatch start = new CountDownLatch(1);
        try (var threads = Executors.newFixedThreadPool(Math.min(size, AT_ONCE))) {
            List<Future<Void>> running = new ArrayList<>(IntStream.range(0, size)
                    .mapToObj(number -> threads.submit(at(start, action, number)))
                    .toList());
            start.countDown();
            for (Future<Void> one : running) {
                one.get();
            }
        } catch (ExecutionException e) {
            throw new AssertionError(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Callable<Void> at(CountDownLatch start, IntConsumer action, int number) {
        return () -> {
            start.await();
            action.accept(number);
            return null;
        };
    }
}
