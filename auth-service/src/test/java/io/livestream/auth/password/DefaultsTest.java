package io.livestream.auth.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.livestream.auth.Member;
import io.livestream.platform.sql.Sql;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.config.SmallRyeConfigBuilder;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is promised to a class behind one address, by the settings as they are when nobody sets them. */
@QuarkusTest
class DefaultsTest {

    private static final int CLASS = 300;

    @Inject
    Sql sql;

    @Inject
    Clock clock;

    private final AttemptSettings attempts = defaults(AttemptSettings.class);
    private final HashingSettings hashing = defaults(HashingSettings.class);

    @Test
    void aClassThatMistypesOnceEachIsLetInThen() {
        FailedAttempts failed = new FailedAttempts(sql, clock, attempts);
        String address = Member.freshAddress();
        mistype(failed, address);

        assertThatCode(() -> failed.refuseWhenExhausted(Guess.signingIn("pupil.1@example.org", address)))
                .doesNotThrowAnyException();

        mistype(failed, address);
        assertThatThrownBy(() -> failed.refuseWhenExhausted(Guess.signingIn("pupil.1@example.org", address)))
                .isInstanceOf(TooManyAttempts.class);
    }

    @Test
    void guessesAreLimited() {
        assertThat(attempts.perAddress()).isEqualTo(2 * CLASS);
        assertThat(attempts.addressWindow()).isEqualTo(Duration.ofMinutes(5));
        assertThat(attempts.perAccountAndAddress()).isEqualTo(10);
        assertThat(attempts.perAccount()).isEqualTo(100);
        assertThat(attempts.accountWindow()).isEqualTo(Duration.ofMinutes(15));
    }

    @Test
    void twoClassesMayWaitForTheirHashesLongEnough() {
        assertThat(hashing.atOnce()).isEqualTo(2);
        assertThat(hashing.longestQueue()).isEqualTo(2 * CLASS);
        assertThat(hashing.longestWait()).isEqualTo(Duration.ofSeconds(25));
    }

    private static void mistype(FailedAttempts failed, String address) {
        IntStream.range(0, CLASS)
                .mapToObj(pupil -> Guess.signingIn("pupil." + pupil + "@example.org", address))
                .forEach(failed::add);
    }

    private static <T> T defaults(Class<T> settings) {
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(settings)
                .build()
                .getConfigMapping(settings);
    }
}
