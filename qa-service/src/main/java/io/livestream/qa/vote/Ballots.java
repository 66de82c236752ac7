package io.livestream.qa.vote;

import io.livestream.platform.sql.Sql;
import io.livestream.qa.question.QuestionStatus;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;

/** The votes as rows: one statement to read by, one to cast, one to withdraw. */
@ApplicationScoped
class Ballots {

    /** What became of a vote that was cast or withdrawn. */
    record Count(boolean changed, int upvotes) {}

    private static final String FIND = """
            select q.author_id, q.status, q.upvotes,
                   exists (select from question_upvotes v where v.question_id = q.id and v.user_id = ?) as voted
            from questions q
            where q.id = ? and q.stream_id = ?""";
    private static final String CAST = "select changed, votes from cast_upvote(?, ?, ?)";
    private static final String WITHDRAW = "select changed, votes from withdraw_upvote(?, ?)";

    private final Sql sql;
    private final Clock clock;

    Ballots(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** Reads without locking anything. */
    Optional<Ballot> find(UUID streamId, UUID questionId, UUID voter) {
        return sql.first(
                FIND,
                row -> new Ballot(
                        questionId,
                        row.uuid("author_id"),
                        QuestionStatus.valueOf(row.text("status")),
                        Math.toIntExact(row.number("upvotes")),
                        row.flag("voted")),
                voter,
                questionId,
                streamId);
    }

    /** Empty if the question has been dismissed or deleted. Holds the question's row until the transaction ends. */
    Optional<Count> cast(UUID questionId, UUID voter) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return count(CAST, questionId, voter, now);
    }

    /** Empty if the question has been deleted. Holds the question's row until the transaction ends. */
    Optional<Count> withdraw(UUID questionId, UUID voter) {
        return count(WITHDRAW, questionId, voter);
    }

    private Optional<Count> count(String function, Object... arguments) {
        return sql.first(
                function, row -> new Count(row.flag("changed"), Math.toIntExact(row.number("votes"))), arguments);
    }
}
