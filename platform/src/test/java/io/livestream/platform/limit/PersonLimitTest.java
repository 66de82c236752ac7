package io.livestream.platform.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PersonLimitTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    private final UUID ben = UUID.randomUUID();
    private final PersonLimit gate = new PersonLimit(3);

    @Test
    void soManyPassWithinASecondAndNoMore() {
        pass(0, 100, 200);

        assertThatExceptionOfType(TooFast.class)
                .isThrownBy(() -> pass(400))
                .satisfies(e -> assertThat(e.retryAfter()).contains(Duration.ofMillis(600)));
        assertThatExceptionOfType(TooFast.class).isThrownBy(() -> pass(999));
    }

    @Test
    void aPlaceIsFreeAfterASecond() {
        pass(0, 100, 200, 1000, 1100);

        assertThatExceptionOfType(TooFast.class).isThrownBy(() -> pass(1150));
        assertThatCode(() -> pass(1200)).doesNotThrowAnyException();
    }

    @Test
    void whatWasRefusedDoesNotCount() {
        pass(0, 0, 0);
        for (int i = 0; i < 10; i++) {
            assertThatExceptionOfType(TooFast.class).isThrownBy(() -> pass(500));
        }

        assertThatCode(() -> pass(1000)).doesNotThrowAnyException();
    }

    @Test
    void whatIsOnlyCheckedDoesNotCount() {
        pass(0, 0);
        for (int i = 0; i < 10; i++) {
            gate.check(ben, NOON);
        }
        pass(0);

        assertThatExceptionOfType(TooFast.class).isThrownBy(() -> gate.check(ben, NOON));
    }

    @Test
    void eachPersonHasTheirOwnLimit() {
        pass(0, 0, 0);

        assertThatCode(() -> gate.pass(UUID.randomUUID(), NOON)).doesNotThrowAnyException();
    }

    @Test
    void zeroIsNoLimit() {
        PersonLimit open = new PersonLimit(0);

        assertThatCode(() -> {
                    for (int i = 0; i < 1000; i++) {
                        open.pass(ben, NOON);
                    }
                })
                .doesNotThrowAnyException();
    }

    private void pass(long... millis) {
        for (long at : millis) {
            gate.pass(ben, NOON.plusMillis(at));
        }
    }
}
