package io.livestream.qa.vote;

import static org.assertj.core.api.Assertions.assertThat;

import io.livestream.platform.event.AccountRole;
import io.livestream.platform.problem.ServiceException;
import io.livestream.qa.Questions;
import io.livestream.qa.Standings;
import io.livestream.qa.question.QuestionStatus;
import io.livestream.testing.As;
import io.livestream.testing.Classroom;
import io.livestream.testing.TestUser;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Which questions take votes is said in Java, where it is decided, and in the database, where votes are counted. Both are asked here. */
@QuarkusTest
class VoteRuleTest {

    private final TestUser teacher = As.teacher();
    private final TestUser voter = As.student();
    private final Classroom classroom = Classroom.scheduled(teacher);
    private final Questions questions = Questions.of(classroom);

    @Inject
    VoteRepository votes;

    @ParameterizedTest
    @EnumSource(QuestionStatus.class)
    void aVoteIsCountedWhereItIsAllowed(QuestionStatus status) {
        UUID questionId = asked(status);

        VotableQuestion read =
                votes.find(classroom.id(), questionId, voter.id()).orElseThrow();
        boolean counted = votes.cast(List.of(new Vote(classroom.id(), questionId, voter.person())))
                .getFirst()
                .isPresent();

        assertThat(read.status()).isEqualTo(status);
        assertThat(counted).isEqualTo(isAllowed(read));
    }

    private boolean isAllowed(VotableQuestion question) {
        try {
            question.requireUpvotableBy(Standings.caller(voter, AccountRole.STUDENT));
            return true;
        } catch (ServiceException _) {
            return false;
        }
    }

    private UUID asked(QuestionStatus status) {
        UUID questionId = questions.asked(As.student(), "Why?");
        switch (status) {
            case OPEN -> {}
            case ANSWERED ->
                questions.answer(teacher, questionId, "Because.").then().statusCode(200);
            case DISMISSED ->
                questions.status(teacher, questionId, "dismissed").then().statusCode(200);
        }
        return questionId;
    }
}
