package io.livestream.qa.question;

import static io.livestream.testing.Replies.code;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.livestream.qa.Questions;
import io.livestream.testing.As;
import io.livestream.testing.Classroom;
import io.livestream.testing.TestUser;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class ModerationTest {

    private final TestUser teacher = As.teacher();
    private final TestUser student = As.student();
    private final Questions questions = Questions.of(Classroom.live(teacher, student));

    @Test
    void aWrittenAnswerIsShownWithItsAuthorAndTime() {
        UUID question = questions.asked(student, "Why?");

        var reply = questions.answer(teacher, question, " Because. ");

        reply.then()
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("status", equalTo("answered"))
                .body("answer.text", equalTo("Because."))
                .body("answer.by.id", equalTo(teacher.id().toString()))
                .body("answer.by.displayName", equalTo(teacher.displayName()))
                .body("answer.at", notNullValue());
    }

    @Test
    void aSpokenAnswerHasNoText() {
        UUID question = questions.asked(student, "Why?");

        var reply = answer(question, "{\"spoken\": true}");

        reply.then()
                .statusCode(200)
                .body("status", equalTo("answered"))
                .body("answer.text", nullValue())
                .body("answer.by.id", equalTo(teacher.id().toString()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"spoken\": false}",
                "{\"text\": \"So.\", \"spoken\": true}",
                "{\"text\": \" \"}",
                "{\"text\": null}",
                "{\"spoken\": \"true\"}",
                "{\"text\": 5}",
                ""
            })
    void anAnswerIsEitherWrittenOrSpoken(String body) {
        UUID question = questions.asked(student, "Why?");

        var reply = answer(question, body);

        reply.then().statusCode(400).contentType("application/problem+json");
    }

    @Test
    void anAnswerHasUpToTwoThousandCharacters() {
        UUID question = questions.asked(student, "Why?");

        questions.answer(teacher, question, "👏".repeat(2000)).then().statusCode(200);
        questions
                .answer(teacher, question, "👏".repeat(2001))
                .then()
                .statusCode(400)
                .body(code("invalid"));
    }

    @Test
    void aSecondAnswerReplacesTheFirst() {
        UUID question = questions.asked(student, "Why?");
        questions.answer(teacher, question, "Because.");

        questions.answer(As.admin(), question, "Rather so.");

        questions.get(student, question).then().header("ETag", "\"2\"").body("answer.text", equalTo("Rather so."));
    }

    @Test
    void anAnswerToWhatSomebodyElseHasAnsweredMeanwhileIsStale() {
        UUID question = questions.asked(student, "Why?");
        String read = questions.get(teacher, question).header("ETag");
        questions.answer(As.admin(), question, "Because.");

        var reply = teacher.request()
                .header("If-Match", read)
                .body(Map.of("text", "So."))
                .put(questions.path(question) + "/answer");

        reply.then().statusCode(412).body(code("stale"));
        questions.get(teacher, question).then().body("answer.text", equalTo("Because."));
    }

    @Test
    void votesAndThePinMakeNoAnswerStale() {
        UUID question = questions.asked(student, "Why?");
        String read = questions.get(teacher, question).header("ETag");
        questions.upvote(teacher, question).then().statusCode(200);
        questions.pin(teacher, question).then().statusCode(200).header("ETag", read);

        var reply = teacher.request()
                .header("If-Match", read)
                .body(Map.of("text", "So."))
                .put(questions.path(question) + "/answer");

        reply.then().statusCode(200);
    }

    @Test
    void aDismissedQuestionCannotBeAnsweredUntilReopened() {
        UUID question = questions.asked(student, "Why?");
        questions.status(teacher, question, "dismissed").then().statusCode(200).body("status", equalTo("dismissed"));

        questions.answer(teacher, question, "So.").then().statusCode(409).body(code("question-dismissed"));

        questions.status(teacher, question, "open").then().statusCode(200).body("status", equalTo("open"));
        questions.answer(teacher, question, "So.").then().statusCode(200);
    }

    @Test
    void whatIsDismissedIsSaidBeforeWhatIsStale() {
        UUID question = questions.asked(student, "Why?");
        questions.status(teacher, question, "dismissed");

        var reply = teacher.request()
                .header("If-Match", "\"0\"")
                .body(Map.of("text", "So."))
                .put(questions.path(question) + "/answer");

        reply.then().statusCode(409).body(code("question-dismissed"));
    }

    @Test
    void teachersAnswerAfterTheClassToo() {
        UUID question = questions.asked(student, "Why?");
        questions.classroom().stop();

        var reply = questions.answer(teacher, question, "Because.");

        reply.then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"status\": \"answered\"}", "{\"status\": \"DISMISSED\"}", "{\"status\": null}"})
    void aQuestionIsMadeOpenOrDismissedAndNothingElse(String body) {
        UUID question = questions.asked(student, "Why?");

        var reply = teacher.request().body(body).put(questions.path(question) + "/status");

        reply.then().statusCode(400).body(code("invalid"));
    }

    @Test
    void dismissingAgainChangesNothing() {
        UUID question = questions.asked(student, "Why?");
        questions.status(teacher, question, "dismissed");

        var reply = questions.status(teacher, question, "dismissed");

        reply.then().statusCode(200).header("ETag", "\"1\"");
    }

    @Test
    void onlyStaffModerates() {
        UUID question = questions.asked(student, "Why?");

        questions.answer(student, question, "So.").then().statusCode(403).body(code("not-yours"));
        questions.status(student, question, "dismissed").then().statusCode(403).body(code("not-yours"));
        questions.pin(As.teacher(), question).then().statusCode(403).body(code("not-yours"));
        questions.unpin(student, question).then().statusCode(403).body(code("not-yours"));
    }

    @Test
    void aModeratorIsStaffUntilDismissed() {
        UUID question = questions.asked(student, "Why?");
        TestUser moderator = As.student();
        questions.classroom().moderator(moderator);
        questions.pin(moderator, question).then().statusCode(200);
        questions.classroom().noModerator(moderator);

        questions.unpin(moderator, question).then().statusCode(403).body(code("not-yours"));
    }

    @Test
    void theFormIsRefusedBeforeWhatIsMissing() {
        var reply = teacher.request().body("{}").put(questions.path(UUID.randomUUID()) + "/answer");

        reply.then().statusCode(400);
    }

    @Test
    void whatIsMissingIsSaidBeforeWhoMay() {
        var reply = questions.pin(student, UUID.randomUUID());

        reply.then().statusCode(404).body(code("question-not-found"));
    }

    private io.restassured.response.Response answer(UUID question, String body) {
        return teacher.request().body(body).put(questions.path(question) + "/answer");
    }
}
