package io.livestream.chat.socket;

import io.livestream.platform.problem.Unavailable;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Whether this node is about to stop and lets nobody in any more. */
@Singleton
final class Draining {

    /** Whoever takes over is to be asked by so many a second at most. */
    private static final int BACK_PER_SECOND = 500;

    private static final int LEAST_SPREAD_MILLIS = 1_000;
    private static final int MOST_SPREAD_MILLIS = 20_000;

    private volatile boolean draining;

    void begin() {
        draining = true;
    }

    /** @throws Unavailable if this node is about to stop */
    void requireStaying() {
        if (draining) {
            throw (Unavailable) new Unavailable("This node is about to stop.").withRetryAfter(Duration.ofSeconds(1));
        }
    }

    boolean isDraining() {
        return draining;
    }

    /** Over how long a time so many clients are to come back elsewhere. */
    static long spreadMillis(long sockets) {
        return Math.clamp(sockets * 1_000 / BACK_PER_SECOND, LEAST_SPREAD_MILLIS, MOST_SPREAD_MILLIS);
    }
}
