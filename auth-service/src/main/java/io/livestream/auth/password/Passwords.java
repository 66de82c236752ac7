package io.livestream.auth.password;

import io.livestream.auth.password.Argon2id.Cost;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/**
 * Makes password hashes and checks passwords against them. Both take long by intention, so they are never done while a
 * database transaction is open.
 */
@ApplicationScoped
public class Passwords {

    private final Argon2id argon2id;
    private final HashingTurns turns;
    private final FailedAttempts attempts;
    /** What a password is checked against when there is nothing to check it against; no password is known for it. */
    private final String decoy;

    Passwords(HashingSettings settings, HashingTurns turns, FailedAttempts attempts) {
        this.argon2id = new Argon2id(new Cost(settings.memoryKib(), settings.iterations(), settings.parallelism()));
        this.turns = turns;
        this.attempts = attempts;
        this.decoy = argon2id.hash(UUID.randomUUID().toString());
    }

    public String hash(String password) {
        return turns.take(() -> argon2id.hash(password));
    }

    /** Whether the hash should be made anew from the password, because the cost has changed since. */
    public boolean isOutdated(String hash) {
        return argon2id.isOutdated(hash);
    }

    /**
     * Checks a password that somebody gives, and counts it if it is wrong. Takes the same time when there is no hash to
     * check against.
     *
     * <p>The count is looked at before the queue, so that a refusal costs nothing, and again in the turn: those ahead in the
     * queue may have used up what was left. So parallel guesses pass the limit by at most the turns of all replicas.
     */
    public boolean matches(String password, Optional<String> hash, Guess guess) {
        attempts.refuseWhenExhausted(guess);
        return turns.take(() -> {
            attempts.refuseWhenExhausted(guess);
            boolean matches = argon2id.matches(password, hash.orElse(decoy)) && hash.isPresent();
            if (!matches) {
                attempts.add(guess);
            }
            return matches;
        });
    }
}
