package io.livestream.qa.question;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.livestream.platform.paging.Cursor;
import io.livestream.platform.problem.Invalid;
import io.livestream.platform.problem.Kind;
import io.livestream.platform.problem.ServiceException;
import io.livestream.qa.question.QuestionQuery.Sort;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class QuestionQueryTest {

    @Test
    void withoutAWordItIsTheTwentyWithMostVotes() {
        QuestionQuery query = QuestionQuery.parse(null, null, null, null);

        assertThat(query).isEqualTo(new QuestionQuery(Sort.VOTES, null, 20, null));
    }

    @Test
    void ordersAndStatesHaveTheNamesOfTheContract() {
        QuestionQuery query = QuestionQuery.parse("newest", "answered", "5", null);

        assertThat(query).isEqualTo(new QuestionQuery(Sort.NEWEST, QuestionStatus.ANSWERED, 5, null));
    }

    @Test
    void anUnknownOrderIsRefused() {
        assertThatExceptionOfType(Invalid.class).isThrownBy(() -> QuestionQuery.parse("VOTES", null, null, null));
    }

    @Test
    void anUnknownStatusIsRefused() {
        assertThatExceptionOfType(Invalid.class).isThrownBy(() -> QuestionQuery.parse(null, "OPEN", null, null));
    }

    @Test
    void aCursorOfOneOrderDoesNotFitTheOther() {
        String byVotes = Cursor.of(3, Instant.EPOCH, UUID.randomUUID()).encode();

        assertThatExceptionOfType(ServiceException.class)
                .isThrownBy(() -> QuestionQuery.parse("newest", null, null, byVotes))
                .satisfies(refusal -> assertThat(refusal.kind()).isEqualTo(Kind.INVALID));
    }
}
