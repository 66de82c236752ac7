package io.livestream.local.process;

import java.util.concurrent.CountDownLatch;

/** The end of a process that was asked to end: a hook stops what runs, and ends the process when that is done. */
public final class Shutdown {

    private Shutdown() {}

    /** Waits for good; for a thread whose suite fails because it is being stopped, which is not to be told as a failure. */
    public static void awaitEnd() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
