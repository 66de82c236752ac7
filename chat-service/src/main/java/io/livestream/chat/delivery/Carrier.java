package io.livestream.chat.delivery;

import io.netty.util.concurrent.EventExecutor;

/**
 * What writes to the sockets of one event loop: the loop itself, or the other end of a connection that carries many of them. Confined to
 * that event loop. The sockets of a room that have the same one are served together.
 */
public interface Carrier {

    EventExecutor loop();

    /** Calls this once, when all that the sockets were sent until now is with their clients' connections, or when the carrier is gone. */
    void whenCarried(Runnable action);

    /** Whether it will never carry anything again; from any thread. */
    boolean isGone();

    /** For sockets that have connections of their own: what they were sent is there already. */
    record OwnConnections(EventExecutor loop) implements Carrier {
        @Override
        public void whenCarried(Runnable action) {
            action.run();
        }

        @Override
        public boolean isGone() {
            return false;
        }
    }
}
