package io.livestream.qa.question;

import static io.livestream.testing.Replies.code;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.livestream.platform.event.Event;
import io.livestream.platform.event.Logged;
import io.livestream.platform.event.QuestionEvent;
import io.livestream.qa.Questions;
import io.livestream.testing.As;
import io.livestream.testing.AtOnce;
import io.livestream.testing.Classroom;
import io.livestream.testing.LogProbe;
import io.livestream.testing.TestUser;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
class PinningTest {

    private final TestUser teacher = As.teacher();
    private final TestUser student = As.student();
    private final Questions questions = Questions.of(Classroom.live(teacher, student));

    @Test
    void pinningOneUnpinsTheOther() {
        UUID first = questions.asked(student, "Why?");
        UUID second = questions.asked(student, "How?");
        questions.pin(teacher, first).then().statusCode(200).body("pinned", equalTo(true));

        questions.pin(teacher, second).then().statusCode(200).body("pinned", equalTo(true));

        questions.get(student, first).then().body("pinned", equalTo(false));
        assertThat(pinEvents())
                .containsExactly(
                        new QuestionEvent.Pinned(first, teacher.person()),
                        new QuestionEvent.Unpinned(first, teacher.person()),
                        new QuestionEvent.Pinned(second, teacher.person()));
    }

    @Test
    void pinningAndUnpinningAgainChangesNothing() {
        UUID question = questions.asked(student, "Why?");
        questions.pin(teacher, question);
        questions.pin(teacher, question).then().statusCode(200).body("pinned", equalTo(true));
        questions.unpin(teacher, question).then().statusCode(200).body("pinned", equalTo(false));
        questions.unpin(teacher, question).then().statusCode(200).body("pinned", equalTo(false));

        assertThat(pinEvents()).hasSize(2);
    }

    @Test
    void unpinningWhatIsNotPinnedLeavesTheOther() {
        UUID pinned = questions.asked(student, "Why?");
        UUID other = questions.asked(student, "How?");
        questions.pin(teacher, pinned);

        questions.unpin(teacher, other).then().statusCode(200);

        questions.get(student, pinned).then().body("pinned", equalTo(true));
    }

    @Test
    void aDismissedQuestionCannotBePinnedAndLeavesTheOther() {
        UUID pinned = questions.asked(student, "Why?");
        UUID dismissed = questions.asked(student, "How?");
        questions.pin(teacher, pinned);
        questions.status(teacher, dismissed, "dismissed");

        var reply = questions.pin(teacher, dismissed);

        reply.then().statusCode(409).body(code("question-dismissed"));
        questions.get(student, pinned).then().body("pinned", equalTo(true));
    }

    @Test
    void dismissingThePinnedOneUnpinsIt() {
        UUID question = questions.asked(student, "Why?");
        questions.pin(teacher, question);

        var reply = questions.status(teacher, question, "dismissed");

        reply.then().statusCode(200).body("pinned", equalTo(false));
    }

    @Test
    void twoClassesHaveAPinEach() {
        UUID here = questions.asked(student, "Why?");
        Questions elsewhere = Questions.of(Classroom.scheduled(teacher));
        UUID there = elsewhere.asked(student, "How?");
        questions.pin(teacher, here);

        elsewhere.pin(teacher, there);

        questions.get(student, here).then().body("pinned", equalTo(true));
    }

    @Test
    void manyWhoPinAtOnceLeaveOnePinAndALogThatSaysHow() {
        List<UUID> all = IntStream.range(0, 8)
                .mapToObj(number -> questions.asked(student, "Question " + number))
                .toList();

        AtOnce.times(
                40,
                number -> questions
                        .pin(teacher, all.get(number % all.size()))
                        .then()
                        .statusCode(200));

        List<String> pinned = questions.list(student).path("items.findAll { it.pinned }.id");
        assertThat(pinned).hasSize(1);
        assertThat(pinnedByTheLog()).hasToString(pinned.getFirst());
    }

    /** Follows the events, each of which must make sense after the ones before. */
    private UUID pinnedByTheLog() {
        UUID pinned = null;
        for (Event event : pinEvents()) {
            switch (event) {
                case QuestionEvent.Pinned now -> {
                    assertThat(pinned).as("unpinned before another is pinned").isNull();
                    pinned = now.questionId();
                }
                case QuestionEvent.Unpinned before -> {
                    assertThat(before.questionId()).isEqualTo(pinned);
                    pinned = null;
                }
                default -> throw new AssertionError(event);
            }
        }
        return pinned;
    }

    private List<Event> pinEvents() {
        return LogProbe.log().eventsOf(questions.classroom().id()).stream()
                .map(Logged::event)
                .filter(event -> event instanceof QuestionEvent.Pinned || event instanceof QuestionEvent.Unpinned)
                .toList();
    }
}
