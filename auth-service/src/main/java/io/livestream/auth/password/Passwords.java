package io.livestream.auth.password;

import io.livestream.auth.password.Argon2id.Cost;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Makes password hashes and checks passwords against them. Both take long by intention, so they are never done while a
 * database transaction is open.
 */
@ApplicationScoped
public class Passwords {

    private final Argon2id argon2id;
    private final HashingPool pool;
    private final FailedAttempts attempts;
    /** What a password is checked against when there is nothing to check it against; no password is known for it. */
    private final String decoy;

    @Inject
    Passwords(HashingSettings settings, HashingPool pool, FailedAttempts attempts) {
        this(
                new Argon2id(new Cost(settings.memoryKib(), settings.iterations(), settings.parallelism())),
                pool,
                attempts);
    }

    Passwords(Argon2id argon2id, HashingPool pool, FailedAttempts attempts) {
        this.argon2id = argon2id;
        this.pool = pool;
        this.attempts = attempts;
        this.decoy = argon2id.hash(UUID.randomUUID().toString());
    }

    /** @param clientAddress where it comes from: addresses take turns */
    public String hash(String password, String clientAddress) {
        return hash(password, clientAddress, () -> {});
    }

    /** @param first is done in the turn ahead of the hashing, and may refuse by throwing */
    public String hash(String password, String clientAddress, Runnable first) {
        return pool.run(clientAddress, () -> {
            first.run();
            return argon2id.hash(password);
        });
    }

    /** Whether the hash should be made anew from the password, because the cost has changed since. */
    public boolean isOutdated(String hash) {
        return argon2id.isOutdated(hash);
    }

    /**
     * Checks a password that somebody gives, and counts it if it is wrong. Takes the same time when nothing is found to check
     * it against.
     *
     * <p>All of it is done in one turn, also what asks the database. So a crowd waits for its turns and not for connections,
     * and parallel guesses pass the limit by at most the turns of all replicas: those ahead have been counted.
     *
     * @param lookup finds what the password is to be checked against
     * @param hashOf its hash
     * @return what was found, if the password is right
     * @throws TooManyAttempts without looking at the password, if too many were wrong of late
     */
    public <T> Optional<T> matching(
            String password, Supplier<Optional<T>> lookup, Function<T, String> hashOf, Guess guess) {
        return pool.run(guess.clientAddress(), () -> {
            attempts.refuseWhenExhausted(guess);
            Optional<T> found = lookup.get();
            boolean right = argon2id.matches(password, found.map(hashOf).orElse(decoy)) && found.isPresent();
            if (!right) {
                attempts.add(guess);
            }
            return right ? found : Optional.empty();
        });
    }
}
