package io.livestream.chat.delivery;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.NANOSECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PaceTest {

    @Test
    void roundsTakeAnEighthOfTheTimeWhileTheyAreShort() {
        assertThat(millisBetween(0)).isZero();
        assertThat(millisBetween(1)).isEqualTo(8);
        assertThat(millisBetween(12)).isEqualTo(96);
    }

    @Test
    void nobodyWaitsLongerThanATenthOfASecondForThat() {
        assertThat(millisBetween(13)).isEqualTo(100);
        assertThat(millisBetween(33)).isEqualTo(100);
    }

    @Test
    void longRoundsTakeAThirdOfTheTime() {
        assertThat(millisBetween(40)).isEqualTo(120);
        assertThat(millisBetween(160)).isEqualTo(480);
    }

    @Test
    void nobodyWaitsLongerThanHalfASecondThoughARoundWasHeldUp() {
        assertThat(millisBetween(170)).isEqualTo(500);
        assertThat(millisBetween(3_600_000)).isEqualTo(500);
    }

    private static long millisBetween(long tookMillis) {
        return NANOSECONDS.toMillis(Pace.between(MILLISECONDS.toNanos(tookMillis)));
    }
}
