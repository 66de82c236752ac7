package io.livestream.qa.question;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.livestream.platform.event.QuestionEvent;
import io.livestream.qa.Questions;
import io.livestream.testing.As;
import io.livestream.testing.Classroom;
import io.livestream.testing.LogProbe;
import io.livestream.testing.TestUser;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

@QuarkusTest
class AnonymityTest {

    private final TestUser teacher = As.teacher();
    private final TestUser moderator = As.student();
    private final TestUser student = As.student();
    private final Questions questions =
            Questions.of(Classroom.live(teacher, student, moderator).moderator(moderator));

    @Test
    void noReplyToOthersNamesTheAuthor() {
        UUID question = questions.askedAnonymously(student, "Am I the only one who is lost?");

        var replies = Stream.of(
                questions.get(teacher, question),
                questions.get(moderator, question),
                questions.get(As.student(), question),
                questions.list(As.student()),
                questions.pin(moderator, question),
                questions.answer(teacher, question, "No."),
                questions.status(teacher, question, "dismissed"),
                questions.unpin(teacher, question));

        replies.forEach(reply -> reply.then()
                .statusCode(200)
                .body(not(containsString(student.id().toString())))
                .body(not(containsString(student.displayName()))));
    }

    @Test
    void theAuthorSeesThemself() {
        UUID question = questions.askedAnonymously(student, "Am I the only one who is lost?");

        var reply = questions.get(student, question);

        reply.then().body("author.id", equalTo(student.id().toString())).body("anonymous", equalTo(true));
    }

    @Test
    void anAdminSeesTheAuthor() {
        UUID question = questions.askedAnonymously(student, "Am I the only one who is lost?");

        var reply = questions.list(As.admin());

        reply.then()
                .body(
                        "items.find { it.id == '%s' }.author.id".formatted(question),
                        equalTo(student.id().toString()));
    }

    @Test
    void othersSeeThatThereIsNone() {
        UUID question = questions.askedAnonymously(student, "Am I the only one who is lost?");

        var reply = questions.get(teacher, question);

        reply.then().body("author", nullValue()).body("anonymous", equalTo(true));
    }

    @Test
    void theLogNamesTheAuthorForTheFigures() {
        UUID question = questions.askedAnonymously(student, "Am I the only one who is lost?");

        var asked = LogProbe.log().awaitEvent(questions.classroom().id(), QuestionEvent.Asked.class);

        Assertions.assertThat(asked)
                .isEqualTo(new QuestionEvent.Asked(question, student.person(), true, "Am I the only one who is lost?"));
    }
}
