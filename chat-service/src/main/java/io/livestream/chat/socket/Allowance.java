package io.livestream.chat.socket;

import java.util.concurrent.TimeUnit;

/** How much a client may say: so many frames at once and so many a second for long. Not safe for threads. */
final class Allowance {

    private static final int AT_ONCE = 400;
    private static final long A_FRAME = TimeUnit.MILLISECONDS.toNanos(10);
    /** Who is told so often in a row that it is too much does not listen. */
    private static final int PATIENCE = 1_000;

    private long freeAt = System.nanoTime();
    private int refused;

    /** Whether one more frame is within bounds. */
    boolean take() {
        long now = System.nanoTime();
        freeAt = Math.max(freeAt, now - AT_ONCE * A_FRAME);
        if (freeAt > now) {
            refused++;
            return false;
        }
        freeAt += A_FRAME;
        refused = 0;
        return true;
    }

    boolean isExhausted() {
        return refused > PATIENCE;
    }
}
