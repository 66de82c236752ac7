package io.livestream.chat.trunk;

import java.util.ArrayDeque;
import java.util.Queue;

/**
 * How far the other end of a trunk has come, by marks that it answers, and so how much is under way: in all and to each channel. Without
 * that, a client that reads slowly would have all its frames pile up at the other end. Confined to the event loop of its trunk.
 */
final class Marks {

    /** So many bytes may be under way to one channel; a second of a busy room. */
    private static final int MOST_FOR_ONE = 64 << 10;
    /** And so many to all, those that several are sent alike counted once. */
    private static final int MOST_FOR_ALL = 4 << 20;

    /** What is under way to one channel. */
    static final class Window {
        private long lastMark = -1;
        private int bytes;
    }

    private record Waiting(long mark, Runnable action) {}

    private record Stretch(long mark, int bytes) {}

    private final Queue<Waiting> waiting = new ArrayDeque<>();
    private final Queue<Stretch> stretches = new ArrayDeque<>();
    private long next;
    private long reached = -1;
    private int sinceLast;
    private int underWay;
    private boolean over;

    boolean allow(Window window) {
        return (window.lastMark <= reached || window.bytes < MOST_FOR_ONE) && underWay < MOST_FOR_ALL;
    }

    /** @param anew whether these bytes leave for that channel alone, so far */
    void sent(Window window, int bytes, boolean anew) {
        window.bytes = window.lastMark <= reached ? bytes : window.bytes + bytes;
        window.lastMark = next;
        if (anew) {
            sinceLast += bytes;
            underWay += bytes;
        }
    }

    /** The mark to be set after all that was sent until now. */
    long next() {
        stretches.add(new Stretch(next, sinceLast));
        sinceLast = 0;
        return next++;
    }

    /** Calls this once, when the other end has come as far as what was sent until now; at once if it has, or if it is gone. */
    void whenReached(Runnable action) {
        long last = sinceLast > 0 ? next : next - 1;
        if (over || last <= reached) {
            action.run();
        } else {
            waiting.add(new Waiting(last, action));
        }
    }

    void reached(long mark) {
        reached = mark;
        while (!stretches.isEmpty() && stretches.peek().mark() <= mark) {
            underWay -= stretches.remove().bytes();
        }
        while (!waiting.isEmpty() && waiting.peek().mark() <= mark) {
            waiting.remove().action().run();
        }
    }

    void end() {
        over = true;
        reached(Long.MAX_VALUE);
    }
}
