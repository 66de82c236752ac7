package io.livestream.chat.request;

import io.livestream.chat.limit.TooFast;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;

/**
 * Does what may have to wait, one thing after the other, elsewhere than on a socket's event loop. Confined to the event loop, but for
 * what is done.
 */
final class SerialQueue {

    private final Executor loop;
    private final Executor elsewhere;
    private final int most;
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private boolean busy;

    /** @param most how many things may wait for their turn */
    SerialQueue(Executor loop, Executor elsewhere, int most) {
        this.loop = loop;
        this.elsewhere = elsewhere;
        this.most = most;
    }

    /** @throws TooFast if too much is waiting already */
    void add(Runnable thing) {
        if (waiting.size() >= most) {
            throw new TooFast(Duration.ofSeconds(1));
        }
        waiting.add(thing);
        doNext();
    }

    private void doNext() {
        if (!busy && !waiting.isEmpty()) {
            busy = true;
            Runnable thing = waiting.remove();
            elsewhere.execute(() -> {
                try {
                    thing.run();
                } finally {
                    loop.execute(this::done);
                }
            });
        }
    }

    private void done() {
        busy = false;
        doNext();
    }
}
