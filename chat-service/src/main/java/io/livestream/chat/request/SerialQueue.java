package io.livestream.chat.request;

import io.livestream.platform.limit.TooFast;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;

/**
 * Does what may have to wait, one thing after the other, elsewhere than on a socket's event loop. Confined to the event loop, but for
 * what is done.
 *
 * <p>What has not begun when the socket ends is never done. Nobody can be told any more that it was, so whoever sent it comes back, looks
 * what has arrived and sends the rest again: done late, it would be there twice, and perhaps in the name of somebody who was just shut out.
 */
final class SerialQueue {

    private final Executor loop;
    private final Executor elsewhere;
    private final int most;
    private final BooleanSupplier isOver;
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private boolean busy;

    /**
     * One for a socket that is open.
     *
     * @param most how many things may wait for their turn
     * @param isOver whether the socket has ended
     */
    SerialQueue(Executor loop, Executor elsewhere, int most, BooleanSupplier isOver) {
        this.loop = loop;
        this.elsewhere = elsewhere;
        this.most = most;
        this.isOver = isOver;
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
        if (isOver.getAsBoolean()) {
            waiting.clear();
        }
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
