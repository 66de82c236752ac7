package io.livestream.qa.question;

import static io.livestream.testing.Replies.code;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.livestream.platform.event.Logged;
import io.livestream.platform.event.QuestionEvent;
import io.livestream.platform.event.Visibility;
import io.livestream.qa.Questions;
import io.livestream.testing.As;
import io.livestream.testing.Classroom;
import io.livestream.testing.LogProbe;
import io.livestream.testing.TestClock;
import io.livestream.testing.TestUser;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class AskingTest {

    private static final String EMOJI = "👏";

    private final TestUser teacher = As.teacher();
    private final TestUser student = As.student();
    private final TestClock clock;

    AskingTest(TestClock clock) {
        this.clock = clock;
    }

    @Test
    void aQuestionIsCreatedAndCanBeRead() {
        Questions questions = Questions.of(Classroom.live(teacher, student));

        var reply = questions.ask(student, Map.of("text", "  Why is it so?\n"));

        reply.then()
                .statusCode(201)
                .header("Location", startsWith(questions.path() + "/"))
                .header("ETag", "\"0\"")
                .body("streamId", equalTo(questions.classroom().id().toString()))
                .body("author.id", equalTo(student.id().toString()))
                .body("author.displayName", equalTo(student.displayName()))
                .body("text", equalTo("Why is it so?"))
                .body("status", equalTo("open"))
                .body("upvotes", equalTo(0))
                .body("upvotedByMe", equalTo(false))
                .body("pinned", equalTo(false))
                .body("answer", nullValue())
                .body("askedAt", notNullValue())
                .body("version", nullValue());
        String read = student.request().get(reply.header("Location")).asString();
        assertThat(read).isEqualTo(reply.asString());
    }

    @Test
    void theLogHasTheTimesThatRepliesHave() {
        Questions questions = Questions.of(Classroom.live(teacher, student));
        clock.hurry();
        var asked = questions.ask(student, Map.of("text", "Why?"));
        var answered = questions.answer(teacher, UUID.fromString(asked.path("id")), "So.");

        assertThat(LogProbe.log().eventsOf(questions.classroom().id()))
                .filteredOn(logged -> logged.event() instanceof QuestionEvent)
                .extracting(Logged::at)
                .containsExactly(Instant.parse(asked.path("askedAt")), Instant.parse(answered.path("answer.at")));
    }

    @Test
    void theEntityTagIsNotForCaches() {
        Questions questions = Questions.of(Classroom.live(teacher, student));
        UUID question = questions.asked(student, "Why?");

        var reply = questions.get(student, question);

        reply.then().statusCode(200).header("ETag", "\"0\"").header("Cache-Control", "no-store");
    }

    @Test
    void aTrailingSlashChangesNothing() {
        Questions questions = Questions.of(Classroom.live(teacher, student));

        var reply = student.request().body(Map.of("text", "Why?")).post(questions.path() + "/");

        reply.then().statusCode(201);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 1000})
    void aCharacterIsACodePoint(int characters) {
        Questions questions = Questions.of(Classroom.live(teacher, student));

        var reply = questions.ask(student, Map.of("text", EMOJI.repeat(characters)));

        reply.then().statusCode(201).body("text", equalTo(EMOJI.repeat(characters)));
    }

    @Test
    void aQuestionOfTooManyCharactersIsRefused() {
        Questions questions = Questions.of(Classroom.live(teacher, student));

        var reply = questions.ask(student, Map.of("text", EMOJI.repeat(1001)));

        reply.then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body(code("invalid"))
                .body("violations[0].field", equalTo("text"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"text\": null}",
                "{\"text\": \"\"}",
                "{\"text\": \" \\n\"}",
                "{\"text\": 7}",
                "{\"text\": \"Why?\", \"anonymous\": \"yes\"}",
                "{\"text\": \"a\\u0000b\"}",
                "{\"text\": \"\\ud83d\"}",
                "[]",
                "null",
                "{",
                ""
            })
    void aBodyThatIsNoQuestionIsRefused(String body) {
        Questions questions = Questions.of(Classroom.live(teacher, student));

        var reply = student.request().body(body).post(questions.path());

        reply.then().statusCode(400).contentType("application/problem+json").body("code", notNullValue());
    }

    @Test
    void beforeTheClassWhoeverMaySeeItMayAsk() {
        Questions questions = Questions.of(Classroom.scheduled(teacher));

        var reply = questions.ask(student, Map.of("text", "Shall we need a ruler?"));

        reply.then().statusCode(201);
    }

    @Test
    void duringTheClassOnlyThePresentMayAsk() {
        Questions questions = Questions.of(Classroom.live(teacher));

        var reply = questions.ask(student, Map.of("text", "Why?"));

        reply.then().statusCode(403).body(code("not-joined"));
    }

    @Test
    void whoHasLeftMayNotAsk() {
        Questions questions = Questions.of(Classroom.live(teacher, student).leave(student));

        var reply = questions.ask(student, Map.of("text", "Why?"));

        reply.then().statusCode(403).body(code("not-joined"));
    }

    @Test
    void theOwnerAndAnAdminMayAskWithoutJoining() {
        Questions questions = Questions.of(Classroom.live(teacher));

        questions.ask(teacher, Map.of("text", "What did we learn?")).then().statusCode(201);
        questions.ask(As.admin(), Map.of("text", "Does it work?")).then().statusCode(201);
    }

    @Test
    void aModeratorMustBePresentToo() {
        Questions questions = Questions.of(Classroom.live(teacher).moderator(student));

        var reply = questions.ask(student, Map.of("text", "Why?"));

        reply.then().statusCode(403).body(code("not-joined"));
    }

    @Test
    void whoWasRemovedMayNotAskEvenBeforeTheClass() {
        Questions questions = Questions.of(Classroom.scheduled(teacher).remove(student));

        var reply = questions.ask(student, Map.of("text", "Why?"));

        reply.then().statusCode(403).body(code("removed"));
    }

    @Test
    void whoWasReadmittedMayAsk() {
        Questions questions =
                Questions.of(Classroom.scheduled(teacher).remove(student).readmit(student));

        var reply = questions.ask(student, Map.of("text", "Why?"));

        reply.then().statusCode(201);
    }

    @Test
    void afterTheClassNobodyMayAsk() {
        Questions questions = Questions.of(Classroom.live(teacher, student));
        // From here on the service knows the class as live, and must not go by that.
        questions.asked(student, "Why?");
        questions.classroom().stop();

        questions.ask(student, Map.of("text", "Why?")).then().statusCode(409).body(code("questions-closed"));
        questions.ask(teacher, Map.of("text", "Why?")).then().statusCode(409).body(code("questions-closed"));
    }

    @Test
    void aCancelledClassTakesNoQuestions() {
        Questions questions = Questions.of(Classroom.scheduled(teacher).cancel());

        var reply = questions.ask(student, Map.of("text", "Why?"));

        reply.then().statusCode(409).body(code("questions-closed"));
    }

    @Test
    void aClassWithoutQuestionsTakesNoneAndSaysSoBeforeItSaysWhoMay() {
        Questions questions = Questions.of(Classroom.live(teacher).update(stream -> stream.questionsEnabled(false)));

        var reply = questions.ask(student, Map.of("text", "Why?"));

        reply.then().statusCode(409).body(code("questions-closed"));
    }

    @Test
    void aPrivateClassDoesNotExistForStrangers() {
        Classroom hidden = Classroom.created(teacher, stream -> stream.visibility(Visibility.PRIVATE));
        Questions questions = Questions.of(hidden.invite(student));
        UUID question = questions.asked(student, "Why?");
        TestUser stranger = As.student();

        questions.ask(stranger, Map.of("text", "Why?")).then().statusCode(404).body(code("stream-not-found"));
        questions.list(stranger).then().statusCode(404).body(code("stream-not-found"));
        questions.get(stranger, question).then().statusCode(404).body(code("stream-not-found"));
        questions.upvote(stranger, question).then().statusCode(404).body(code("stream-not-found"));
        questions.delete(stranger, question).then().statusCode(404).body(code("stream-not-found"));
    }

    @Test
    void aQuestionOfAnotherClassIsNotHere() {
        UUID elsewhere = Questions.of(Classroom.scheduled(teacher)).asked(student, "Why?");
        Questions questions = Questions.of(Classroom.scheduled(teacher));

        questions.get(student, elsewhere).then().statusCode(404).body(code("question-not-found"));
        questions.upvote(As.student(), elsewhere).then().statusCode(404).body(code("question-not-found"));
        questions.pin(teacher, elsewhere).then().statusCode(404).body(code("question-not-found"));
    }

    @Test
    void theSameKeyTwiceIsOneQuestion() {
        Questions questions = Questions.of(Classroom.live(teacher, student));
        Map<String, Object> body = new HashMap<>(Map.of("text", "Why?"));
        var first = student.request().header("Idempotency-Key", "k1").body(body).post(questions.path());

        var second =
                student.request().header("Idempotency-Key", "k1").body(body).post(questions.path());

        second.then().statusCode(201).header("Location", first.header("Location"));
        assertThat(second.asString()).isEqualTo(first.asString());
        questions.list(student).then().body("items.size()", equalTo(1));
    }

    @Test
    void aKeyStillTellsOfItsQuestionWhenTheClassIsOver() {
        Classroom classroom = Classroom.live(teacher, student);
        Questions questions = Questions.of(classroom);
        var first = student.request()
                .header("Idempotency-Key", "k")
                .body(Map.of("text", "Why?"))
                .post(questions.path());
        classroom.stop();

        var second = student.request()
                .header("Idempotency-Key", "k")
                .body(Map.of("text", "Why?"))
                .post(questions.path());

        assertThat(second.asString()).isEqualTo(first.asString());
    }

    @Test
    void twoPeopleMayUseTheSameKey() {
        TestUser other = As.student();
        Questions questions = Questions.of(Classroom.live(teacher, student, other));
        student.request()
                .header("Idempotency-Key", "k")
                .body(Map.of("text", "Why?"))
                .post(questions.path());

        other.request()
                .header("Idempotency-Key", "k")
                .body(Map.of("text", "How?"))
                .post(questions.path());

        questions.list(student).then().body("items.size()", equalTo(2));
    }
}
