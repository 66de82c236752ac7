package io.livestream.chat.socket;

import io.livestream.chat.delivery.CloseReason;
import io.livestream.platform.problem.Unavailable;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** Whether this node is about to stop and lets nobody in any more. */
@Singleton
public final class Draining {

    /** Whoever takes over is to be asked by so many a second at most. */
    private static final int BACK_PER_SECOND = 500;

    private static final int LEAST_SPREAD_MILLIS = 1_000;
    private static final int MOST_SPREAD_MILLIS = 20_000;

    private volatile boolean draining;
    private volatile long spreadMillis = LEAST_SPREAD_MILLIS;

    /** @param sockets how many clients will come back elsewhere */
    public void begin(long sockets) {
        spreadMillis = Math.clamp(sockets * 1_000 / BACK_PER_SECOND, LEAST_SPREAD_MILLIS, MOST_SPREAD_MILLIS);
        draining = true;
    }

    /** Sends a client away, to come back after a time of its own, so that not all do so at once. */
    CloseReason farewell() {
        return CloseReason.restarting(ThreadLocalRandom.current().nextLong(spreadMillis));
    }

    /** @throws Unavailable if this node is about to stop */
    public void requireStaying() {
        if (draining) {
            throw (Unavailable) new Unavailable("This node is about to stop.").withRetryAfter(Duration.ofSeconds(1));
        }
    }

    public boolean isDraining() {
        return draining;
    }
}
