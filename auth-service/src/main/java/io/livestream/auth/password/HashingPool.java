package io.livestream.auth.password;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * Lets so many hash at once and the others wait their turn, but not for ever. The addresses from which they come take turns, so
 * that whoever sends thousands of requests from one of them holds nobody else up.
 *
 * <p>The work runs on threads of its own and not on the caller's: virtual threads share as many carriers as there are cores and
 * are not interrupted while they compute, so a class signing in would hold up every other request.
 */
@ApplicationScoped
class HashingPool {

    private final FairQueue<FutureTask<?>> waiting;
    private final ExecutorService workers;
    private final Duration longestWait;

    HashingPool(HashingSettings settings) {
        waiting = new FairQueue<>(settings.longestQueue());
        workers = Executors.newFixedThreadPool(settings.atOnce(), HashingPool::worker);
        longestWait = settings.longestWait();
    }

    /**
     * @param clientAddress where the request for it comes from
     * @throws HashingBusy if the queue is full and of this address the most waits, or the turn does not come in time; the work is
     *     then not done
     */
    <T> T run(String clientAddress, Supplier<T> work) {
        FutureTask<T> task = new FutureTask<>(work::get);
        try {
            enqueue(clientAddress, task);
            return task.get(longestWait.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException | CancellationException _) {
            throw new HashingBusy();
        } catch (TimeoutException _) {
            withdraw(clientAddress, task);
            throw new HashingBusy();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e.getCause());
        } catch (InterruptedException _) {
            withdraw(clientAddress, task);
            Thread.currentThread().interrupt();
            throw new HashingBusy();
        }
    }

    /** Each that waits has a worker's call; what is displaced leaves its own to the one that took its place. */
    private void enqueue(String clientAddress, FutureTask<?> task) {
        waiting.add(clientAddress, task)
                .ifPresentOrElse(displaced -> displaced.cancel(false), () -> workers.execute(this::runNext));
    }

    private void runNext() {
        waiting.poll().ifPresent(FutureTask::run);
    }

    private void withdraw(String clientAddress, FutureTask<?> task) {
        task.cancel(false);
        waiting.remove(clientAddress, task);
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
