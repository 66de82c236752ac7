package io.livestream.qa.vote;

import io.livestream.platform.sql.Row;
import io.livestream.platform.sql.Sql;
import io.livestream.qa.question.QuestionStatus;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The votes as rows: one statement to read by, one to cast, one to withdraw. */
@ApplicationScoped
class VoteRepository {

    /** What became of a vote that was cast or withdrawn. */
    record Count(boolean changed, int upvotes) {}

    private static final String FIND = """
            select q.author_id, q.status, q.upvotes,
                   exists (select from question_upvotes v where v.question_id = q.id and v.user_id = ?) as voted
            from questions q
            where q.id = ? and q.stream_id = ?""";

    /** Counts votes by the rule of {@link VotableQuestion#requireUpvotableBy}. */
    private static final String CAST = "select place, changed, votes from cast_upvotes(?, ?, ?)";

    private static final String WITHDRAW = "select changed, votes from withdraw_upvote(?, ?)";

    private final Sql sql;
    private final Clock clock;

    VoteRepository(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** Reads without locking anything. */
    Optional<VotableQuestion> find(UUID streamId, UUID questionId, UUID voter) {
        return sql.first(
                FIND,
                row -> new VotableQuestion(
                        questionId,
                        row.uuid("author_id"),
                        QuestionStatus.valueOf(row.text("status")),
                        Math.toIntExact(row.number("upvotes")),
                        row.flag("voted")),
                voter,
                questionId,
                streamId);
    }

    /**
     * Casts votes in one statement, and holds the rows of their questions until the transaction ends.
     *
     * @return what became of each, in their order; empty for one whose question has been dismissed or deleted
     */
    List<Optional<Count>> cast(List<Vote> votes) {
        Instant now = clock.instant();
        List<UUID> questions = votes.stream().map(Vote::questionId).toList();
        List<UUID> voters = votes.stream().map(vote -> vote.voter().id()).toList();
        List<Optional<Count>> counts = new ArrayList<>(Collections.nCopies(votes.size(), Optional.empty()));
        sql.query(
                CAST,
                row -> counts.set((int) row.number("place") - 1, Optional.of(count(row))),
                questions,
                voters,
                now);
        return counts;
    }

    /** Empty if the question has been deleted. Holds the question's row until the transaction ends. */
    Optional<Count> withdraw(UUID questionId, UUID voter) {
        return sql.first(WITHDRAW, VoteRepository::count, questionId, voter);
    }

    private static Count count(Row row) {
        return new Count(row.flag("changed"), Math.toIntExact(row.number("votes")));
    }
}
