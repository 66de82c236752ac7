package io.livestream.qa.vote;

import io.livestream.platform.event.Person;
import io.livestream.platform.event.QuestionEvent;
import io.livestream.platform.log.Outbox;
import io.livestream.qa.vote.Ballots.Count;
import io.livestream.qa.vote.Round.Entry;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.eclipse.microprofile.context.ThreadContext;

/**
 * Casts votes together. A whole class presses the button at once, and alone each vote would wait for the question's row and for a
 * commit of its own. Here the votes that come while a round is being counted form the next round, and a round is one transaction.
 *
 * <p>The first vote of a round counts it, as soon as the round before it is done; the others wait for the result. One round at a time
 * is counted on a node, with one connection of the pool. Rounds of several nodes meet at the rows of their questions, which each
 * locks in the order of their ids.
 */
@ApplicationScoped
class BallotBox {

    /**
     * Lets what is appended for a vote hold back the reply of the vote's own request (see {@code ReplyOnTheLog}) and not that of the
     * request that counts, while the transaction is the one of the round.
     */
    private final ThreadContext requestOfTheVote = ThreadContext.builder()
            .propagated(ThreadContext.CDI)
            .unchanged(ThreadContext.ALL_REMAINING)
            .build();

    private final Ballots ballots;
    private final Outbox outbox;
    private final ReentrantLock counting = new ReentrantLock();
    /** Votes that are not counted yet. */
    private final AtomicInteger waiting;

    private Round open = new Round();

    BallotBox(Ballots ballots, Outbox outbox, MeterRegistry meters) {
        this.ballots = ballots;
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
        Round round;
        int place;
        synchronized (this) {
            if (open.isFull()) {
                open = new Round();
            }
            round = open;
            place = round.join(entry);
        }
        if (place == 0) {
            count(round);
        }
        return round.result(place);
    }

    private void count(Round round) {
        counting.lock();
        try {
            close(round);
            round.complete(QuarkusTransaction.requiringNew().call(() -> counts(round.entries())));
        } catch (RuntimeException | Error failure) {
            round.fail(failure);
        } finally {
            counting.unlock();
        }
    }

    /** From here on nobody joins it. */
    private synchronized void close(Round round) {
        if (open == round) {
            open = new Round();
        }
    }

    private List<Optional<Count>> counts(List<Entry> entries) {
        List<Optional<Count>> counts =
                ballots.cast(entries.stream().map(Entry::vote).toList());
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
