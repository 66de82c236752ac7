package io.livestream.platform.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.livestream.platform.problem.Invalid;
import io.livestream.platform.problem.Violation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LimitTest {

    @Test
    void withoutALimitTheListsOwnOneHolds() {
        assertThat(Limit.parse(null)).isEqualTo(20);
        assertThat(Limit.parse(null, 50)).isEqualTo(50);
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "20, 20", "100, 100"})
    void bothEndsOfTheRangeAreAllowed(String raw, int limit) {
        assertThat(Limit.parse(raw, 20)).isEqualTo(limit);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "101", "-1", "+5", "", " 5", "5.0", "1e1", "ten", "٥", "99999999999999999999"})
    void anythingElseIsRefusedByName(String raw) {
        assertThatThrownBy(() -> Limit.parse(raw, 20))
                .isInstanceOfSatisfying(
                        Invalid.class,
                        refusal -> assertThat(refusal.violations())
                                .extracting(Violation::field)
                                .containsExactly("limit"));
    }
}
