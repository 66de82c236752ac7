package io.livestream.qa.question;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.livestream.platform.audience.Standing;
import io.livestream.platform.caller.Caller;
import io.livestream.platform.event.AccountRole;
import io.livestream.platform.event.Person;
import io.livestream.platform.event.QuestionEvent;
import io.livestream.platform.event.StreamState;
import io.livestream.platform.problem.NotYours;
import io.livestream.qa.Standings;
import io.livestream.testing.As;
import io.livestream.testing.Streams;
import io.livestream.testing.TestUser;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class QuestionTest {

    private static final Instant NOW = Instant.parse("2026-11-22T10:46:00Z");

    private final TestUser teacher = As.teacher();
    private final TestUser student = As.student();
    private final Person by = teacher.person();
    private final StreamState stream = Streams.live(teacher);
    private final Caller asker = Standings.caller(student, AccountRole.STUDENT);
    private final Caller owner = Standings.caller(teacher, AccountRole.TEACHER);
    private final Standing asViewer = Standings.present(stream);

    @Test
    void aNewQuestionIsOpenAndUnpinnedAndHasNoAnswer() {
        Question question = open();

        assertThat(question.status()).isEqualTo(QuestionStatus.OPEN);
        assertThat(question.isPinned()).isFalse();
        assertThat(question.answer()).isNull();
    }

    @Test
    void theLogNamesTheAuthorOfAnAnonymousQuestionAndSaysThatItIs() {
        Question question = new Question(stream.id(), anonymous(), "Why?", NOW);

        assertThat(question.asked()).isEqualTo(new QuestionEvent.Asked(question.id(), student.person(), true, "Why?"));
    }

    @Test
    void anAnswerMakesAQuestionAnswered() {
        Question question = open();

        var events = question.answer(written("Because."));

        assertThat(question.status()).isEqualTo(QuestionStatus.ANSWERED);
        assertThat(events).containsExactly(new QuestionEvent.Answered(question.id(), "Because.", false, by));
    }

    @Test
    void aSpokenAnswerHasNoText() {
        Question question = open();

        var events = question.answer(written(null));

        assertThat(events).containsExactly(new QuestionEvent.Answered(question.id(), null, true, by));
    }

    @Test
    void aSecondAnswerReplacesTheFirst() {
        Question question = answered();

        var events = question.answer(written("Rather so."));

        assertThat(question.answer().text()).isEqualTo("Rather so.");
        assertThat(events).hasSize(1);
    }

    @Test
    void theSameAnswerAgainChangesNothing() {
        Question question = answered();

        var events = question.answer(Answer.of("Because.", by, NOW.plusSeconds(5)));

        assertThat(events).isEmpty();
        assertThat(question.answer().at()).isEqualTo(NOW);
    }

    @Test
    void theSameAnswerBySomebodyElseIsAnother() {
        Question question = answered();

        var events = question.answer(Answer.of("Because.", As.teacher().person(), NOW));

        assertThat(events).hasSize(1);
    }

    @Test
    void aDismissedQuestionCannotBeAnswered() {
        Question question = dismissed();

        assertThatExceptionOfType(QuestionDismissed.class).isThrownBy(() -> question.answer(written("Because.")));
    }

    @Test
    void anAnsweredQuestionCanBeDismissedAndKeepsItsAnswer() {
        Question question = answered();

        question.dismiss(by);

        assertThat(question.status()).isEqualTo(QuestionStatus.DISMISSED);
        assertThat(question.answer()).isNotNull();
    }

    @Test
    void dismissingTwiceIsDismissingOnce() {
        Question question = dismissed();

        assertThat(question.dismiss(by)).isEmpty();
    }

    @Test
    void dismissingThePinnedQuestionUnpinsIt() {
        Question question = pinned();

        var events = question.dismiss(by);

        assertThat(question.isPinned()).isFalse();
        assertThat(events)
                .containsExactly(
                        new QuestionEvent.Unpinned(question.id(), by), new QuestionEvent.Dismissed(question.id(), by));
    }

    @Test
    void aReopenedQuestionIsOpenAndCanBeAnswered() {
        Question question = dismissed();

        var events = question.reopen(by);

        assertThat(events).containsExactly(new QuestionEvent.Reopened(question.id(), by));
        assertThat(question.answer(written("Because."))).hasSize(1);
    }

    @Test
    void aReopenedQuestionKeepsItsAnswerUntilTheNext() {
        Question question = answered();

        question.reopen(by);

        assertThat(question.status()).isEqualTo(QuestionStatus.OPEN);
        assertThat(question.answer().text()).isEqualTo("Because.");
    }

    @Test
    void theSameAnswerToAReopenedQuestionAnswersIt() {
        Question question = answered();
        question.reopen(by);

        var events = question.answer(written("Because."));

        assertThat(events).hasSize(1);
        assertThat(question.status()).isEqualTo(QuestionStatus.ANSWERED);
    }

    @Test
    void reopeningAnOpenQuestionChangesNothing() {
        assertThat(open().reopen(by)).isEmpty();
    }

    @Test
    void pinningTwiceIsPinningOnce() {
        Question question = pinned();

        assertThat(question.pin(by)).isEmpty();
    }

    @Test
    void anAnsweredQuestionCanBePinned() {
        assertThat(answered().pin(by)).hasSize(1);
    }

    @Test
    void aDismissedQuestionCannotBePinned() {
        Question question = dismissed();

        assertThatExceptionOfType(QuestionDismissed.class).isThrownBy(() -> question.pin(by));
    }

    @Test
    void unpinningWhatIsNotPinnedChangesNothing() {
        assertThat(open().unpin(by)).isEmpty();
    }

    @Test
    void theAuthorMayDeleteAnOpenQuestion() {
        Question question = open();

        assertThat(question.delete(asViewer, asker))
                .containsExactly(new QuestionEvent.Deleted(question.id(), student.person()));
    }

    @Test
    void theAuthorMayNotDeleteAnAnsweredQuestion() {
        Question question = answered();

        assertThatExceptionOfType(QuestionAnswered.class).isThrownBy(() -> question.delete(asViewer, asker));
    }

    @Test
    void theAuthorMayNotDeleteADismissedQuestion() {
        Question question = dismissed();

        assertThatExceptionOfType(QuestionDismissed.class).isThrownBy(() -> question.delete(asViewer, asker));
    }

    @Test
    void nobodyElseInTheClassMayDeleteAQuestion() {
        Question question = answered();
        Caller other = Standings.caller(As.student(), AccountRole.STUDENT);

        assertThatExceptionOfType(NotYours.class).isThrownBy(() -> question.delete(asViewer, other));
    }

    @Test
    void staffMayDeleteAnyQuestionAndAPinnedOneIsUnpinned() {
        Question question = answered();
        question.pin(by);

        assertThat(question.delete(Standings.owner(stream), owner))
                .containsExactly(
                        new QuestionEvent.Unpinned(question.id(), by), new QuestionEvent.Deleted(question.id(), by));
    }

    @Test
    void anAnonymousAuthorIsKnownToThemselfAndToAdminsOnly() {
        Asker anonymous = anonymous();

        assertThat(anonymous.shownTo(asker)).isEqualTo(student.person());
        assertThat(anonymous.shownTo(Standings.caller(As.admin(), AccountRole.ADMIN)))
                .isEqualTo(student.person());
        assertThat(anonymous.shownTo(owner)).isNull();
        assertThat(anonymous.shownTo(Standings.caller(As.student(), AccountRole.STUDENT)))
                .isNull();
    }

    @Test
    void aNamedAuthorIsKnownToAll() {
        assertThat(named().shownTo(Standings.caller(As.student(), AccountRole.STUDENT)))
                .isEqualTo(student.person());
    }

    private Asker named() {
        return new Asker(student.id(), student.displayName(), false);
    }

    private Asker anonymous() {
        return new Asker(student.id(), student.displayName(), true);
    }

    private Question open() {
        return new Question(stream.id(), named(), "Why?", NOW);
    }

    private Question answered() {
        Question question = open();
        question.answer(written("Because."));
        return question;
    }

    private Question dismissed() {
        Question question = open();
        question.dismiss(by);
        return question;
    }

    private Question pinned() {
        Question question = open();
        question.pin(by);
        return question;
    }

    private Answer written(String text) {
        return Answer.of(text, by, NOW);
    }
}
