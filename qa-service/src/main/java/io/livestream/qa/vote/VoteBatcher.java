package io.livestream.qa.vote;

import io.livestream.platform.event.Person;
import io.livestream.platform.event.QuestionEvent;
import io.livestream.platform.outbox.Outbox;
import io.livestream.qa.vote.VoteBatch.Entry;
import io.livestream.qa.vote.VoteRepository.Count;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.eclipse.microprofile.context.ThreadContext;

/**
 * Casts votes together. A whole class presses the button at once, and alone each vote would wait for the question's row and for a
 * commit of its own. Here the votes that come while a batch is being counted form the next batch, and a batch is one transaction.
 *
 * <p>The first vote of a batch counts it, as soon as the batch before it is done; the others wait for the result. One batch at a time
 * is counted on a node, with one connection of the pool. Batches of several nodes meet at the rows of their questions, which each
 * locks in the order of their ids.
 *
 * <p>It is there from the start, so that how many votes wait is shown before the first.
 */
@Startup
@ApplicationScoped
class VoteBatcher {

    /**
     * Lets what is appended for a vote hold back the reply of the vote's own request (see {@code ReplyOnTheLog}) and not that of the
     * request that counts, while the transaction is the one of the batch.
     */
    private final ThreadContext requestOfTheVote = ThreadContext.builder()
            .propagated(ThreadContext.CDI)
            .unchanged(ThreadContext.ALL_REMAINING)
            .build();

    private final VoteRepository votes;
    private final Outbox outbox;
    private final ReentrantLock counting = new ReentrantLock();
    /** Votes that are not counted yet. */
    private final AtomicInteger waiting;

    private VoteBatch open = new VoteBatch();

    VoteBatcher(VoteRepository votes, Outbox outbox, MeterRegistry meters) {
        this.votes = votes;
        this.outbox = outbox;
        this.waiting = meters.gauge("livestream.qa.votes.waiting", new AtomicInteger());
    }

    /** Empty if the question has been dismissed or deleted meanwhile. Otherwise the vote is committed when this returns. */
    Optional<Count> cast(Vote vote) {
        waiting.incrementAndGet();
        try {
            return counted(vote);
        } finally {
            waiting.decrementAndGet();
        }
    }

    private Optional<Count> counted(Vote vote) {
        Consumer<QuestionEvent> append = event -> outbox.append(vote.streamId(), event);
        Entry entry = new Entry(vote, requestOfTheVote.contextualConsumer(append));
        VoteBatch batch;
        int place;
        synchronized (this) {
            if (open.isFull()) {
                open = new VoteBatch();
            }
            batch = open;
            place = batch.join(entry);
        }
        if (place == 0) {
            count(batch);
        }
        return batch.result(place);
    }

    private void count(VoteBatch batch) {
        counting.lock();
        try {
            close(batch);
            batch.complete(QuarkusTransaction.requiringNew().call(() -> counts(batch.entries())));
        } catch (RuntimeException | Error failure) {
            batch.fail(failure);
        } finally {
            counting.unlock();
        }
    }

    /** From here on nobody joins it. */
    private synchronized void close(VoteBatch batch) {
        if (open == batch) {
            open = new VoteBatch();
        }
    }

    private List<Optional<Count>> counts(List<Entry> entries) {
        List<Optional<Count>> counts =
                votes.cast(entries.stream().map(Entry::vote).toList());
        for (int place = 0; place < entries.size(); place++) {
            Entry entry = entries.get(place);
            counts.get(place)
                    .filter(Count::changed)
                    .ifPresent(count -> entry.append().accept(upvoted(entry.vote(), count)));
        }
        return counts;
    }

    private static QuestionEvent upvoted(Vote vote, Count count) {
        Person voter = vote.voter();
        return new QuestionEvent.Upvoted(vote.questionId(), voter.id(), voter.displayName(), count.upvotes());
    }
}
