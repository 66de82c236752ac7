package io.livestream.qa.vote;

import io.livestream.platform.caller.Caller;
import io.livestream.platform.event.QuestionEvent;
import io.livestream.platform.outbox.Outbox;
import io.livestream.platform.problem.ServiceException;
import io.livestream.qa.audience.Audience;
import io.livestream.qa.audience.Participation;
import io.livestream.qa.flood.FloodGate;
import io.livestream.qa.question.QuestionNotFound;
import io.livestream.qa.vote.VoteRepository.Count;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/**
 * One person, one vote, however often and however parallel.
 *
 * <p>The decision reads and locks nothing, so a repeated vote costs no more than that. Only what seems to change the count goes
 * into a transaction, and there the database decides again, under the question's lock: of many equal votes one counts and one
 * event is appended.
 */
@ApplicationScoped
class VoteService {

    private final Audience audience;
    private final VoteRepository votes;
    private final VoteBatcher batcher;
    private final FloodGate floodGate;
    private final Outbox outbox;

    VoteService(Audience audience, VoteRepository votes, VoteBatcher batcher, FloodGate floodGate, Outbox outbox) {
        this.audience = audience;
        this.votes = votes;
        this.batcher = batcher;
        this.floodGate = floodGate;
        this.outbox = outbox;
    }

    VoteTally upvote(UUID streamId, UUID questionId, Caller caller) {
        return audience.decide(streamId, caller, standing -> {
            VotableQuestion question = question(streamId, questionId, caller);
            Participation.requireOpen(standing);
            question.requireUpvotableBy(caller);
            Participation.requirePart(standing);
            return question.voted() ? question.tally() : cast(streamId, questionId, caller);
        });
    }

    /** Withdrawing what was never cast changes nothing. */
    VoteTally withdraw(UUID streamId, UUID questionId, Caller caller) {
        return audience.decide(streamId, caller, standing -> {
            VotableQuestion question = question(streamId, questionId, caller);
            Participation.requireOpen(standing);
            Participation.requirePart(standing);
            return question.voted() ? takeBack(streamId, questionId, caller) : question.tally();
        });
    }

    private VotableQuestion question(UUID streamId, UUID questionId, Caller caller) {
        return votes.find(streamId, questionId, caller.id()).orElseThrow(() -> new QuestionNotFound(questionId));
    }

    private VoteTally cast(UUID streamId, UUID questionId, Caller caller) {
        floodGate.check(caller.id());
        Count count = batcher.cast(new Vote(streamId, questionId, caller.person()))
                .orElseThrow(() -> refusal(streamId, questionId, caller));
        if (count.changed()) {
            floodGate.count(caller.id());
        }
        return new VoteTally(questionId, count.upvotes(), true);
    }

    /** Why a vote could not be counted that could when it was decided: meanwhile the question was dismissed, or deleted. */
    private ServiceException refusal(UUID streamId, UUID questionId, Caller caller) {
        question(streamId, questionId, caller).requireUpvotableBy(caller);
        return new QuestionNotFound(questionId);
    }

    private VoteTally takeBack(UUID streamId, UUID questionId, Caller caller) {
        floodGate.check(caller.id());
        return QuarkusTransaction.requiringNew().call(() -> {
            Count count = votes.withdraw(questionId, caller.id()).orElseThrow(() -> new QuestionNotFound(questionId));
            if (count.changed()) {
                floodGate.count(caller.id());
                outbox.append(streamId, new QuestionEvent.UpvoteWithdrawn(questionId, caller.id(), count.upvotes()));
            }
            return new VoteTally(questionId, count.upvotes(), false);
        });
    }
}
