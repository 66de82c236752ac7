package io.livestream.chat.socket;

import java.util.concurrent.TimeUnit;

/**
 * How much a client may say: a hundred frames a second for long, and some hundreds at once (the generic cell rate algorithm, ITU-T
 * I.371). Not safe for threads.
 */
final class Allowance {

    private static final long A_FRAME = TimeUnit.MILLISECONDS.toNanos(10);
    private static final long AT_ONCE = 400 * A_FRAME;
    /** Who is told so often that it is too much, without ever pausing, does not listen. */
    private static final int PATIENCE = 1_000;

    /** When all that was said so far would have been said at the steady rate. */
    private long even = System.nanoTime();

    private int refused;

    /** Whether one more frame is within bounds. */
    boolean take() {
        long now = System.nanoTime();
        if (even - now > AT_ONCE) {
            refused++;
            return false;
        }
        if (even - now <= 0) {
            even = now;
            refused = 0;
        }
        even += A_FRAME;
        return true;
    }

    boolean isExhausted() {
        return refused > PATIENCE;
    }
}
