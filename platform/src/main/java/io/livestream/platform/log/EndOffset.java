package io.livestream.platform.log;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * Asks the broker where one partition ends, for many askers at once. An answer counts for whoever asked before its question was sent;
 * those who come while one is under way share the next. When the broker leaves a question unanswered for too long, the next is not
 * tried.
 */
final class EndOffset {

    private final Supplier<CompletionStage<Long>> broker;
    private CompletableFuture<Long> underWay;
    private CompletableFuture<Long> next;

    EndOffset(Supplier<CompletionStage<Long>> broker) {
        this.broker = broker;
    }

    synchronized CompletableFuture<Long> ask() {
        if (underWay == null) {
            CompletableFuture<Long> question = new CompletableFuture<>();
            send(question);
            return question;
        }
        if (next == null) {
            next = new CompletableFuture<>();
        }
        return next;
    }

    private void send(CompletableFuture<Long> question) {
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

    private CompletionStage<Long> answer() {
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

    private synchronized void goOn(Throwable silence) {
        CompletableFuture<Long> question = next;
        underWay = null;
        next = null;
        if (question != null && silence == null) {
            send(question);
        } else if (question != null) {
            question.completeExceptionally(silence);
        }
    }
}
