package io.livestream.qa.question;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.livestream.platform.paging.Cursor;
import io.livestream.platform.problem.Invalid;
import io.livestream.platform.problem.Kind;
import io.livestream.platform.problem.ServiceException;
import io.livestream.qa.question.QuestionList.Sort;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class QuestionListTest {

    @Test
    void withoutAWordItIsTheTwentyWithMostVotes() {
        QuestionList part = QuestionList.parse(null, null, null, null);

        assertThat(part).isEqualTo(new QuestionList(Sort.VOTES, null, 20, null));
    }

    @Test
    void ordersAndStatesHaveTheNamesOfTheContract() {
        QuestionList part = QuestionList.parse("newest", "answered", "5", null);

        assertThat(part).isEqualTo(new QuestionList(Sort.NEWEST, QuestionStatus.ANSWERED, 5, null));
    }

    @Test
    void anUnknownOrderIsRefused() {
        assertThatExceptionOfType(Invalid.class).isThrownBy(() -> QuestionList.parse("VOTES", null, null, null));
    }

    @Test
    void anUnknownStatusIsRefused() {
        assertThatExceptionOfType(Invalid.class).isThrownBy(() -> QuestionList.parse(null, "OPEN", null, null));
    }

    @Test
    void aCursorOfOneOrderDoesNotFitTheOther() {
        String byVotes = Cursor.of(3, Instant.EPOCH, UUID.randomUUID()).encode();

        assertThatExceptionOfType(ServiceException.class)
                .isThrownBy(() -> QuestionList.parse("newest", null, null, byVotes))
                .satisfies(refusal -> assertThat(refusal.kind()).isEqualTo(Kind.INVALID));
    }
}
