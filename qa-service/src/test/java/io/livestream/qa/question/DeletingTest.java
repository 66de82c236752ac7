package io.livestream.qa.question;

import static io.livestream.testing.Replies.code;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.livestream.platform.event.QuestionEvent;
import io.livestream.platform.sql.Sql;
import io.livestream.qa.Questions;
import io.livestream.testing.As;
import io.livestream.testing.Classroom;
import io.livestream.testing.LogProbe;
import io.livestream.testing.TestUser;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

@QuarkusTest
class DeletingTest {

    private final TestUser teacher = As.teacher();
    private final TestUser student = As.student();
    private final Questions questions = Questions.of(Classroom.live(teacher, student));
    private final Sql sql;

    DeletingTest(Sql sql) {
        this.sql = sql;
    }

    @Test
    void theAuthorMayTakeAnOpenQuestionBackAndItIsGone() {
        UUID question = questions.asked(student, "Why?");
        questions.upvote(teacher, question);

        questions.delete(student, question).then().statusCode(204);

        questions.get(student, question).then().statusCode(404).body(code("question-not-found"));
        questions.delete(student, question).then().statusCode(404);
        questions.upvote(teacher, question).then().statusCode(404);
        questions.list(teacher).then().body("items.size()", equalTo(0));
        assertThat(LogProbe.log().eventsOf(questions.classroom().id(), QuestionEvent.Deleted.class))
                .containsExactly(new QuestionEvent.Deleted(question, student.person()));
    }

    @Test
    void anAnsweredQuestionStays() {
        UUID question = questions.asked(student, "Why?");
        questions.answer(teacher, question, "Because.");

        var reply = questions.delete(student, question);

        reply.then().statusCode(409).body(code("question-answered"));
    }

    @Test
    void nobodyElseMayTakeItBack() {
        UUID question = questions.asked(student, "Why?");

        var reply = questions.delete(As.student(), question);

        reply.then().statusCode(403).body(code("not-yours"));
    }

    @Test
    void staffMayDeleteAnswersAndAll() {
        UUID question = questions.asked(student, "Why?");
        questions.answer(teacher, question, "Because.");
        TestUser moderator = As.student();
        questions.classroom().moderator(moderator);

        var reply = questions.delete(moderator, question);

        reply.then().statusCode(204);
    }

    @Test
    void deletingThePinnedOneUnpinsIt() {
        UUID question = questions.asked(student, "Why?");
        questions.pin(teacher, question);

        questions.delete(teacher, question).then().statusCode(204);

        assertThat(LogProbe.log().eventsOf(questions.classroom().id(), QuestionEvent.Unpinned.class))
                .hasSize(1);
        UUID next = questions.asked(student, "How?");
        questions.pin(teacher, next).then().statusCode(200);
    }

    @Test
    void whatSomebodyAnsweredMeanwhileIsNotDeletedByMistake() {
        UUID question = questions.asked(student, "Why?");
        questions.answer(teacher, question, "Because.");

        var reply = teacher.request().header("If-Match", "\"0\"").delete(questions.path(question));

        reply.then().statusCode(412).body(code("stale"));
        questions.get(student, question).then().statusCode(200);
    }

    @Test
    void theQuestionsOfADeletedStreamGoWithIt() {
        UUID question = questions.asked(student, "Why?");
        questions.upvote(teacher, question);

        questions.classroom().stop().delete();

        questions.get(teacher, question).then().statusCode(404).body(code("stream-not-found"));
        Awaitility.await().until(() -> rows("questions where id", question) == 0);
        assertThat(rows("question_upvotes where question_id", question)).isZero();
    }

    private long rows(String of, UUID id) {
        return sql.first("select count(*) as n from " + of + " = ?", row -> row.number("n"), id)
                .orElseThrow();
    }
}
