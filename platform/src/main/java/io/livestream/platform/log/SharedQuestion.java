package io.livestream.platform.log;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Asks the broker one thing, as where a partition ends, for many askers at once. An answer counts for whoever asked before its question
 * was sent; those who come while one is under way share the next.
 *
 * <p>When the broker leaves a question unanswered for too long, the next is not tried, and for a second nobody's is: only one asker in
 * so long waits to find that out.
 */
final class SharedQuestion<T> {

    static final Duration QUIET = Duration.ofSeconds(1);

    private final Supplier<CompletionStage<T>> broker;
    /** In nanoseconds, as {@link System#nanoTime}. */
    private final LongSupplier time;

    private CompletableFuture<T> underWay;
    private CompletableFuture<T> next;
    /** How the last question failed if it was left unanswered, or else null. */
    private Throwable silence;

    private long silentAt;

    SharedQuestion(Supplier<CompletionStage<T>> broker) {
        this(broker, System::nanoTime);
    }

    SharedQuestion(Supplier<CompletionStage<T>> broker, LongSupplier time) {
        this.broker = broker;
        this.time = time;
    }

    synchronized CompletableFuture<T> ask() {
        if (silence != null && time.getAsLong() - silentAt < QUIET.toNanos()) {
            return CompletableFuture.failedFuture(silence);
        }
        if (underWay == null) {
            CompletableFuture<T> question = new CompletableFuture<>();
            send(question);
            return question;
        }
        if (next == null) {
            next = new CompletableFuture<>();
        }
        return next;
    }

    private void send(CompletableFuture<T> question) {
        underWay = question;
        answer().whenComplete((offset, failure) -> {
            goOn(isSilence(failure) ? failure : null);
            if (failure == null) {
                question.complete(offset);
            } else {
                question.completeExceptionally(failure);
            }
        });
    }

    private CompletionStage<T> answer() {
        try {
            return broker.get();
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private static boolean isSilence(Throwable failure) {
        return failure instanceof TimeoutException
                || failure instanceof CompletionException && failure.getCause() instanceof TimeoutException;
    }

    /** @param failure null if the broker has answered */
    private synchronized void goOn(Throwable failure) {
        CompletableFuture<T> question = next;
        underWay = null;
        next = null;
        silence = failure;
        silentAt = time.getAsLong();
        if (question != null && failure == null) {
            send(question);
        } else if (question != null) {
            question.completeExceptionally(failure);
        }
    }
}
