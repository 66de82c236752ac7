package io.livestream.chat.delivery;

import java.util.concurrent.TimeUnit;

/**
 * How far apart rounds begin. What comes while a round waits shares its writes, so waiting saves work; how much is worth waiting for
 * depends on what a round costs. Times are in nanoseconds.
 *
 * <p>The two shares were found by measuring, see docs/performance.md: with rounds that follow each other more closely, the largest rooms
 * keep the processors so busy that everything comes later, and with longer waits it is the waiting.
 */
final class Pace {

    /** Rounds take at most this part of an event loop's time, as far as nobody waits long for it. */
    private static final int CALM_SHARE = 8;

    private static final long LONG = TimeUnit.MILLISECONDS.toNanos(100);
    /** And at most this part, as far as nobody waits very long for it: a round may also have been held up by something else. */
    private static final int FULL_SHARE = 3;

    private static final long LONGEST = TimeUnit.MILLISECONDS.toNanos(500);

    private Pace() {}

    /** From the beginning of a round that took so long to that of the next one, at least. */
    static long between(long took) {
        return Math.max(Math.min(CALM_SHARE * took, LONG), Math.min(FULL_SHARE * took, LONGEST));
    }
}
