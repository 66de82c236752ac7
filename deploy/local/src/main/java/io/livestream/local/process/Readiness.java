package io.livestream.local.process;

import java.time.Duration;

/** A question that a part answers when it is ready. */
@FunctionalInterface
public interface Readiness {

    Duration PAUSE = Duration.ofMillis(200);

    /** Nothing when the part is ready, otherwise what it lacks, in words for the operator (may be empty). */
    Missing ask();

    /** Asks until the part is ready; fails when its process ends before that or the time is over. */
    static void await(Child child, Duration timeout, Readiness readiness) throws InterruptedException {
        long deadline = System.nanoTime() + timeout.toNanos();
        Missing missing = readiness.ask();
        while (!missing.nothing()) {
            if (child.hasEndedWithin(PAUSE)) {
                throw child.endedByItself();
            }
            if (System.nanoTime() > deadline) {
                throw child.notReady(timeout, missing.words());
            }
            missing = readiness.ask();
        }
    }

    /** What a part still lacks. */
    record Missing(boolean nothing, String words) {

        /** The part is ready. */
        public static final Missing NOTHING = new Missing(true, "");

        /** The part is not ready, in words for the operator, which may be empty. */
        public static Missing because(String words) {
            return new Missing(false, words);
        }
    }
}
