package io.livestream.chat.delivery;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/**
 * Long rounds of this node take turns, so that at most half of the processors write at the same time. What is written has to be carried,
 * and read, by the other half: event loops that all began together would hold it up, and with it each other. Found by measuring, see
 * docs/performance.md.
 */
@Singleton
public final class Turns {

    /** A shorter round is over before it holds anybody up. In nanoseconds. */
    private static final long LONG = TimeUnit.MILLISECONDS.toNanos(5);

    private final int atOnce;
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private int running;

    @Inject
    Turns() {
        this(Math.max(1, Runtime.getRuntime().availableProcessors() / 2));
    }

    /** @param atOnce so many long rounds may be under way */
    Turns(int atOnce) {
        this.atOnce = atOnce;
    }

    /**
     * Has a round run: at once if it is short, otherwise by its event loop as soon as one of those who asked before has ended. On the event
     * loop.
     *
     * @param took what the last such round took, in nanoseconds
     */
    void take(long took, Executor loop, Runnable round) {
        if (took < LONG) {
            round.run();
        } else {
            begin(() -> loop.execute(() -> {
                try {
                    round.run();
                } finally {
                    passOn();
                }
            }));
        }
    }

    private synchronized void begin(Runnable turn) {
        if (running < atOnce) {
            running++;
            turn.run();
        } else {
            waiting.add(turn);
        }
    }

    private synchronized void passOn() {
        running--;
        Runnable next = waiting.poll();
        if (next != null) {
            begin(next);
        }
    }
}
