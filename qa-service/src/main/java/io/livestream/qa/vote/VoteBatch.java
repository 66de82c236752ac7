package io.livestream.qa.vote;

import io.livestream.platform.event.QuestionEvent;
import io.livestream.qa.vote.VoteRepository.Count;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;

/** Votes that are counted together. Joined by many threads, one after the other; counted by one of them. */
final class VoteBatch {

    /** Bounds the time for which a batch holds its questions. */
    static final int SIZE = 100;

    /**
     * A vote in the batch.
     *
     * @param append writes to the outbox what follows from the vote
     */
    record Entry(Vote vote, Consumer<QuestionEvent> append) {}

    private final List<Entry> entries = new ArrayList<>();
    private final CompletableFuture<List<Optional<Count>>> counted = new CompletableFuture<>();

    /** @return the entry's place in the batch */
    int join(Entry entry) {
        entries.add(entry);
        return entries.size() - 1;
    }

    boolean isFull() {
        return entries.size() >= SIZE;
    }

    List<Entry> entries() {
        return entries;
    }

    /** @param counts one for each entry, in their order */
    void complete(List<Optional<Count>> counts) {
        counted.complete(counts);
    }

    void fail(Throwable failure) {
        counted.completeExceptionally(failure);
    }

    /** Waits until the batch is counted, and fails as it did. */
    Optional<Count> result(int place) {
        try {
            return counted.join().get(place);
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : e;
        }
    }
}
