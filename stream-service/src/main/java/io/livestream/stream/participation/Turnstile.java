package io.livestream.stream.participation;

import io.livestream.platform.problem.Kind;
import io.livestream.platform.problem.ServiceException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Lets those who want into or out of one stream through one by one, before they take a database connection.
 *
 * <p>What keeps the count right is the lock of the stream's row. But whoever waits for that lock holds a connection, and a whole
 * class that joins at once would leave none for anybody else. Other nodes have turnstiles of their own.
 */
@ApplicationScoped
class Turnstile {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final ReentrantLock[] gates = new ReentrantLock[64];

    Turnstile() {
        for (int i = 0; i < gates.length; i++) {
            gates[i] = new ReentrantLock(true);
        }
    }

    <T> T pass(UUID streamId, Supplier<T> work) {
        ReentrantLock gate = gates[Math.floorMod(streamId.hashCode(), gates.length)];
        if (!enter(gate)) {
            throw new Crowded().withRetryAfter(Duration.ofSeconds(1));
        }
        try {
            return work.get();
        } finally {
            gate.unlock();
        }
    }

    private static boolean enter(ReentrantLock gate) {
        try {
            return gate.tryLock(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** The database lets nobody through fast enough. */
    static final class Crowded extends ServiceException {

        Crowded() {
            super(Kind.UNAVAILABLE, "unavailable", "Too many want in at once. Try again.");
        }
    }
}
