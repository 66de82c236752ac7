package io.livestream.qa.vote;

import static io.livestream.testing.Replies.code;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.livestream.platform.event.QuestionEvent;
import io.livestream.qa.Questions;
import io.livestream.testing.As;
import io.livestream.testing.Classroom;
import io.livestream.testing.LogProbe;
import io.livestream.testing.TestUser;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class UpvotingTest {

    private final TestUser teacher = As.teacher();
    private final TestUser student = As.student();
    private final TestUser voter = As.student();
    private final Questions questions = Questions.of(Classroom.live(teacher, student, voter));

    @Test
    void aVoteCountsAndIsOnesOwn() {
        UUID question = questions.asked(student, "Why?");

        var reply = questions.upvote(voter, question);

        reply.then()
                .statusCode(200)
                .body("id", equalTo(question.toString()))
                .body("upvotes", equalTo(1))
                .body("upvotedByMe", equalTo(true));
        questions.get(voter, question).then().body("upvotes", equalTo(1)).body("upvotedByMe", equalTo(true));
        questions.get(teacher, question).then().body("upvotes", equalTo(1)).body("upvotedByMe", equalTo(false));
    }

    @Test
    void votingAgainChangesNothing() {
        UUID question = questions.asked(student, "Why?");
        questions.upvote(voter, question);

        var reply = questions.upvote(voter, question);

        reply.then().statusCode(200).body("upvotes", equalTo(1)).body("upvotedByMe", equalTo(true));
        assertThat(log(QuestionEvent.Upvoted.class))
                .containsExactly(new QuestionEvent.Upvoted(question, voter.id(), voter.displayName(), 1));
    }

    @Test
    void theLogCountsAlong() {
        UUID question = questions.asked(student, "Why?");

        questions.upvote(voter, question);
        questions.upvote(teacher, question);
        questions.withdraw(voter, question);

        assertThat(log(QuestionEvent.Upvoted.class))
                .containsExactly(
                        new QuestionEvent.Upvoted(question, voter.id(), voter.displayName(), 1),
                        new QuestionEvent.Upvoted(question, teacher.id(), teacher.displayName(), 2));
        assertThat(log(QuestionEvent.UpvoteWithdrawn.class))
                .containsExactly(new QuestionEvent.UpvoteWithdrawn(question, voter.id(), 1));
    }

    @Test
    void aVoteCanBeWithdrawnOnceAndCastAgain() {
        UUID question = questions.asked(student, "Why?");
        questions.upvote(voter, question);

        questions
                .withdraw(voter, question)
                .then()
                .statusCode(200)
                .body("upvotes", equalTo(0))
                .body("upvotedByMe", equalTo(false));
        questions.withdraw(voter, question).then().statusCode(200).body("upvotes", equalTo(0));
        questions.upvote(voter, question).then().statusCode(200).body("upvotes", equalTo(1));

        assertThat(log(QuestionEvent.UpvoteWithdrawn.class)).hasSize(1);
    }

    @Test
    void onesOwnQuestionTakesNoVote() {
        UUID question = questions.asked(student, "Why?");

        var reply = questions.upvote(student, question);

        reply.then().statusCode(409).body(code("own-question"));
    }

    @Test
    void onesOwnAnonymousQuestionTakesNoVoteEither() {
        UUID question = questions.askedAnonymously(student, "Why?");

        var reply = questions.upvote(student, question);

        reply.then().statusCode(409).body(code("own-question"));
    }

    @Test
    void whatIsWrongWithTheQuestionIsSaidBeforeWhatIsWrongWithThePerson() {
        UUID question = questions.asked(student, "Why?");
        questions.classroom().leave(student);

        questions.upvote(student, question).then().statusCode(409).body(code("own-question"));
    }

    @Test
    void anAnsweredQuestionTakesVotes() {
        UUID question = questions.asked(student, "Why?");
        questions.answer(teacher, question, "Because.");

        questions.upvote(voter, question).then().statusCode(200).body("upvotes", equalTo(1));
    }

    @Test
    void aDismissedQuestionTakesNoVotesButGivesThemBack() {
        UUID question = questions.asked(student, "Why?");
        questions.upvote(voter, question);
        questions.status(teacher, question, "dismissed");

        questions.upvote(teacher, question).then().statusCode(409).body(code("question-dismissed"));
        questions.withdraw(voter, question).then().statusCode(200).body("upvotes", equalTo(0));
    }

    @Test
    void duringTheClassOnlyThePresentVote() {
        UUID question = questions.asked(student, "Why?");

        questions.upvote(As.student(), question).then().statusCode(403).body(code("not-joined"));
        questions.withdraw(As.student(), question).then().statusCode(403).body(code("not-joined"));
    }

    @Test
    void whoWasRemovedHasNoVote() {
        UUID question = questions.asked(student, "Why?");
        TestUser away = As.student();
        questions.classroom().remove(away);

        questions.upvote(away, question).then().statusCode(403).body(code("removed"));
    }

    @Test
    void beforeTheClassWhoeverMaySeeItVotes() {
        Questions before = Questions.of(Classroom.scheduled(teacher));
        UUID question = before.asked(student, "Why?");

        before.upvote(As.student(), question).then().statusCode(200).body("upvotes", equalTo(1));
    }

    @Test
    void theOwnerAndAnAdminVoteWithoutJoining() {
        UUID question = questions.asked(student, "Why?");

        questions.upvote(teacher, question).then().statusCode(200);
        questions.upvote(As.admin(), question).then().statusCode(200).body("upvotes", equalTo(2));
    }

    @Test
    void afterTheClassVotesAreClosed() {
        UUID question = questions.asked(student, "Why?");
        questions.classroom().stop();

        questions.upvote(voter, question).then().statusCode(409).body(code("questions-closed"));
        questions.withdraw(voter, question).then().statusCode(409).body(code("questions-closed"));
    }

    private <E extends QuestionEvent> java.util.List<E> log(Class<E> type) {
        return LogProbe.log().eventsOf(questions.classroom().id(), type);
    }
}
