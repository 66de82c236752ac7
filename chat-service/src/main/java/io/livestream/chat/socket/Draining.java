package io.livestream.chat.socket;

import io.livestream.platform.problem.Unavailable;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Whether this node is about to stop and lets nobody in any more. */
@Singleton
final class Draining {

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
}
