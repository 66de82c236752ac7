package io.livestream.platform.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class PersonAllowanceTest {

    private final UUID ben = UUID.randomUUID();
    private final PersonAllowance allowance = new PersonAllowance(100, 400);

    @Test
    void soMuchMayBeSentAtOnceAndNoMore() {
        assertThat(sent(0, 1_000)).isEqualTo(401);
    }

    @Test
    void aSteadyRateMayBeKeptUpForEver() {
        for (int second = 0; second < 60; second++) {
            assertThat(sent(second * 1_000, 100)).isEqualTo(100);
        }
    }

    @Test
    void whoIsRefusedIsToldWhenThereIsSomeAgain() {
        sent(0, 401);

        assertThatExceptionOfType(TooFast.class)
                .isThrownBy(() -> take(0, 1))
                .satisfies(e -> assertThat(e.retryAfter()).contains(Duration.ofMillis(10)));
        assertThatCode(() -> take(10, 1)).doesNotThrowAnyException();
    }

    @Test
    void afterAPauseAllOfItIsThereAgain() {
        sent(0, 401);

        int later = Math.toIntExact(allowance.pauseToBeWhole().toMillis());
        assertThat(sent(later, 1_000)).isEqualTo(401);
    }

    @Test
    void whatIsLargerTakesMore() {
        take(0, 390);
        take(0, 100);

        assertThatExceptionOfType(TooFast.class).isThrownBy(() -> take(800, 1));
        assertThatCode(() -> take(900, 1)).doesNotThrowAnyException();
    }

    @Test
    void othersHaveTheirOwn() {
        sent(0, 1_000);

        assertThatCode(() -> allowance.take(UUID.randomUUID(), 1, 0)).doesNotThrowAnyException();
    }

    private int sent(int millis, int tries) {
        int sent = 0;
        for (int i = 0; i < tries; i++) {
            try {
                take(millis, 1);
                sent++;
            } catch (TooFast tooFast) {
                assertThat(tooFast.retryAfter()).isPresent();
            }
        }
        return sent;
    }

    private void take(int millis, int amount) {
        allowance.take(ben, amount, TimeUnit.MILLISECONDS.toNanos(millis));
    }
}
