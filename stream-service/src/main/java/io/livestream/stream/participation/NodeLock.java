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
 * The lock of a stream on this node, to be taken before the one of its row: lets those who want into or out of a stream through one by
 * one, before they take a database connection.
 *
 * <p>What keeps the count right is the lock of the row. But whoever waits for that one holds a connection, and a whole class that joins
 * at once would leave none for anybody else. Other nodes have locks of their own.
 */
@ApplicationScoped
class NodeLock {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** Streams share them, as their ids fall. */
    private final ReentrantLock[] locks = new ReentrantLock[64];

    NodeLock() {
        for (int i = 0; i < locks.length; i++) {
            locks[i] = new ReentrantLock(true);
        }
    }

    /** @throws Crowded if the turn does not come in time; the work is then not done */
    <T> T holding(UUID streamId, Supplier<T> work) {
        ReentrantLock lock = locks[Math.floorMod(streamId.hashCode(), locks.length)];
        if (!take(lock)) {
            throw new Crowded().withRetryAfter(Duration.ofSeconds(1));
        }
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }

    private static boolean take(ReentrantLock lock) {
        try {
            return lock.tryLock(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
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
