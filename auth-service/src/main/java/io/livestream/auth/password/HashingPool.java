package io.livestream.auth.password;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * Lets so many hash at once and the others wait their turn, first come, first served, but not for ever.
 *
 * <p>The work runs on threads of its own and not on the caller's: virtual threads share as many carriers as there are cores and
 * are not interrupted while they compute, so a class signing in would hold up every other request.
 */
@ApplicationScoped
class HashingPool {

    private final ThreadPoolExecutor workers;
    private final Duration longestWait;

    HashingPool(HashingSettings settings) {
        longestWait = settings.longestWait();
        workers = new ThreadPoolExecutor(
                settings.atOnce(),
                settings.atOnce(),
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(settings.longestQueue()),
                HashingPool::worker);
    }

    /** @throws HashingBusy if the queue is full, or the turn does not come in time; the work is then not done */
    <T> T run(Supplier<T> work) {
        FutureTask<T> task = new FutureTask<>(work::get);
        try {
            workers.execute(task);
            return task.get(longestWait.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException _) {
            throw new HashingBusy();
        } catch (TimeoutException _) {
            task.cancel(false);
            workers.remove(task);
            throw new HashingBusy();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e.getCause());
        } catch (InterruptedException _) {
            task.cancel(false);
            Thread.currentThread().interrupt();
            throw new HashingBusy();
        }
    }

    private static Thread worker(Runnable work) {
        Thread worker = Thread.ofPlatform().name("hashing").daemon().unstarted(work);
        worker.setContextClassLoader(HashingPool.class.getClassLoader());
        return worker;
    }

    @PreDestroy
    void stop() {
        workers.shutdownNow();
    }
}
