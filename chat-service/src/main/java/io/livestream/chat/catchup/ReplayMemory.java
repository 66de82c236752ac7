package io.livestream.chat.catchup;

import java.util.concurrent.atomic.AtomicLong;

/** The memory that all rooms of a node may have together for what was read from the log for those who come back. Safe for threads. */
public final class ReplayMemory {

    private final long most;
    private final AtomicLong taken = new AtomicLong();

    /** @param most bytes */
    public ReplayMemory(long most) {
        this.most = most;
    }

    /** Returns whether there is so much left; then it is taken until it is given back. */
    boolean take(long bytes) {
        boolean fits = taken.addAndGet(bytes) <= most;
        if (!fits) {
            giveBack(bytes);
        }
        return fits;
    }

    void giveBack(long bytes) {
        taken.addAndGet(-bytes);
    }
}
