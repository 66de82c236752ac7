package io.livestream.qa.vote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.livestream.platform.Ids;
import io.livestream.platform.caller.Caller;
import io.livestream.platform.event.AccountRole;
import io.livestream.qa.Standings;
import io.livestream.qa.question.QuestionDismissed;
import io.livestream.qa.question.QuestionStatus;
import io.livestream.testing.As;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class VotableQuestionTest {

    private final Caller author = Standings.caller(As.student(), AccountRole.STUDENT);
    private final Caller voter = Standings.caller(As.student(), AccountRole.STUDENT);
    private final UUID questionId = Ids.next();

    @ParameterizedTest
    @EnumSource(names = {"OPEN", "ANSWERED"})
    void onesVoteGoesToOpenAndAnsweredQuestionsOfOthers(QuestionStatus status) {
        assertThatCode(() -> question(status).requireUpvotableBy(voter)).doesNotThrowAnyException();
    }

    @Test
    void aDismissedQuestionTakesNoVotes() {
        assertThatExceptionOfType(QuestionDismissed.class)
                .isThrownBy(() -> question(QuestionStatus.DISMISSED).requireUpvotableBy(voter));
    }

    @Test
    void onesOwnQuestionTakesNoVoteWhateverItsState() {
        assertThatExceptionOfType(OwnQuestion.class)
                .isThrownBy(() -> question(QuestionStatus.DISMISSED).requireUpvotableBy(author));
    }

    @Test
    void theTallySaysWhetherTheCallerVoted() {
        assertThat(question(QuestionStatus.OPEN).tally()).isEqualTo(new VoteTally(questionId, 3, false));
    }

    private VotableQuestion question(QuestionStatus status) {
        return new VotableQuestion(questionId, author.id(), status, 3, false);
    }
}
