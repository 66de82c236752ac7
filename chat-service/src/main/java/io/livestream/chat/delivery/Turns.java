package io.livestream.chat.delivery;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

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
     * Has a round begin: at once if it is short, otherwise by its event loop as soon as one of those who asked before has ended. On the
     * event loop.
     *
     * @param took what the last such round took, in nanoseconds
     * @param round is handed what it has to call once when it has ended, which it has, too, when it throws
     */
    void take(long took, Executor loop, Consumer<Runnable> round) {
        if (took < LONG) {
            round.accept(() -> {});
        } else {
            begin(() -> loop.execute(() -> {
                try {
                    round.accept(this::passOn);
                } catch (RuntimeException | Error e) {
                    passOn();
                    throw e;
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
