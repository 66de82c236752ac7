package io.livestream.chat.catchup;

import io.livestream.platform.problem.Unavailable;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** Lets one at a time do what takes a while. Who has waited for long gives up, since by then their client has, too. Safe for threads. */
final class CatchUpLock {

    private final Duration patience;
    private final ReentrantLock turn = new ReentrantLock();

    CatchUpLock(Duration patience) {
        this.patience = patience;
    }

    /** @throws Unavailable if others take too long */
    <T> T inTurn(Supplier<T> work) {
        if (!isMyTurn()) {
            throw new Unavailable("What was missed cannot be read in time.");
        }
        try {
            return work.get();
        } finally {
            turn.unlock();
        }
    }

    private boolean isMyTurn() {
        try {
            return turn.tryLock(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
