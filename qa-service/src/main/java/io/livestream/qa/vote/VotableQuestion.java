package io.livestream.qa.vote;

import io.livestream.platform.caller.Caller;
import io.livestream.qa.question.QuestionDismissed;
import io.livestream.qa.question.QuestionStatus;
import java.util.UUID;

/** What a vote is decided by: the question's own state and whether the caller has voted for it. */
record VotableQuestion(UUID questionId, UUID authorId, QuestionStatus status, int upvotes, boolean voted) {

    /**
     * One may vote for what others asked, answered or not, until it is dismissed. This may have changed when the vote is counted, so the function
     * {@code cast_upvotes} of the database asks once more whether it is dismissed; {@code VoteRuleTest} compares the two.
     */
    void requireUpvotableBy(Caller caller) {
        if (authorId.equals(caller.id())) {
            throw new OwnQuestion(questionId);
        }
        if (status == QuestionStatus.DISMISSED) {
            throw new QuestionDismissed(questionId);
        }
    }

    VoteTally tally() {
        return new VoteTally(questionId, upvotes, voted);
    }
}
