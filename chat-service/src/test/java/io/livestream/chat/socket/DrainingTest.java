package io.livestream.chat.socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.livestream.chat.delivery.CloseReason;
import io.livestream.platform.problem.Unavailable;
import java.util.stream.LongStream;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.Test;

/** What a node does that is about to stop. */
class DrainingTest {

    private final Draining draining = new Draining();
    private final SocketsHealth health = new SocketsHealth(draining);

    @Test
    void itSaysThatItIsNotReady() {
        assertThat(health.call().getStatus()).isEqualTo(Status.UP);

        draining.begin(0);

        assertThat(health.call().getStatus()).isEqualTo(Status.DOWN);
    }

    @Test
    void nobodyIsLetInFromThenOn() {
        assertThatCode(draining::requireStaying).doesNotThrowAnyException();

        draining.begin(0);

        assertThat(draining.isDraining()).isTrue();
        assertThatExceptionOfType(Unavailable.class).isThrownBy(draining::requireStaying);
    }

    @Test
    void aFewComeBackWithinASecond() {
        draining.begin(3);

        assertThat(delays()).allMatch(delay -> delay < 1_000).anyMatch(delay -> delay > 500);
    }

    @Test
    void manyComeBackSlowlyEnoughForWhoeverTakesOver() {
        draining.begin(5_000);

        assertThat(delays()).allMatch(delay -> delay < 10_000).anyMatch(delay -> delay > 5_000);
    }

    @Test
    void nobodyWaitsLongerThanTwentySeconds() {
        draining.begin(1_000_000);

        assertThat(delays()).allMatch(delay -> delay < 20_000).anyMatch(delay -> delay > 10_000);
    }

    private LongStream delays() {
        return LongStream.range(0, 1_000).map(_ -> delay(draining.farewell()));
    }

    private static long delay(CloseReason farewell) {
        assertThat(farewell.code()).isEqualTo(1012);
        return Long.parseLong(farewell.reason().substring("retry-after-ms=".length()));
    }
}
