package io.livestream.auth.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PasswordsTest {

    private static final Guess GUESS = Guess.signingIn("ada@example.org", "203.0.113.9");

    /** Counts what costs time. */
    private static final class CountedHashes extends Argon2id {

        private int checks;

        CountedHashes() {
            super(new Cost(64, 1, 1));
        }

        @Override
        boolean matches(String password, String hash) {
            checks++;
            return super.matches(password, hash);
        }
    }

    /** Counts without a database. */
    private static final class CountedAttempts extends FailedAttempts {

        private int wrong;
        private boolean exhausted;

        CountedAttempts() {
            super(null, null, null);
        }

        @Override
        void refuseWhenExhausted(Guess guess) {
            if (exhausted) {
                throw new TooManyAttempts(Duration.ofMinutes(1));
            }
        }

        @Override
        void add(Guess guess) {
            wrong++;
        }
    }

    private final CountedHashes hashes = new CountedHashes();
    private final CountedAttempts attempts = new CountedAttempts();
    private final HashingPool pool = new HashingPool(new CheapHashing(1, 10, Duration.ofSeconds(30)));
    private final Passwords passwords = new Passwords(hashes, pool, attempts);
    private final String stored = hashes.hash("seventeen green bicycles");

    @AfterEach
    void end() {
        pool.stop();
    }

    @Test
    void aRightPasswordIsNotCounted() {
        assertThat(match("seventeen green bicycles", Optional.of(stored))).hasValue(stored);

        assertThat(attempts.wrong).isZero();
        assertThat(hashes.checks).isOne();
    }

    @Test
    void aWrongPasswordIsCounted() {
        assertThat(match("eighteen", Optional.of(stored))).isEmpty();

        assertThat(attempts.wrong).isOne();
        assertThat(hashes.checks).isOne();
    }

    @Test
    void whereThereIsNothingToCheckAgainstTheSameWorkIsDoneAndCounted() {
        assertThat(match("seventeen green bicycles", Optional.empty())).isEmpty();

        assertThat(attempts.wrong).isOne();
        assertThat(hashes.checks).isOne();
    }

    @Test
    void afterTooManyNotEvenTheRightOneIsLookedAt() {
        attempts.exhausted = true;

        assertThatThrownBy(() -> match("seventeen green bicycles", Optional.of(stored)))
                .isInstanceOf(TooManyAttempts.class);

        assertThat(hashes.checks).isZero();
    }

    private Optional<String> match(String password, Optional<String> found) {
        return passwords.matching(password, () -> found, UnaryOperator.identity(), GUESS);
    }
}
