package io.livestream.chat.delivery;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** What is of the moment and waits for the next round of an event loop: who cannot take it then does without. Safe for threads. */
final class EphemeralFrames {

    private final Queue<byte[]> waiting = new ConcurrentLinkedQueue<>();
    private volatile byte[] viewers;

    void add(byte[] frame) {
        waiting.add(frame);
    }

    /** A count of viewers, in the place of an earlier one that has not been sent yet. */
    void showViewers(byte[] frame) {
        viewers = frame;
    }

    /** Takes all there is. Returns whether there is a count of viewers among it. */
    boolean drainTo(List<byte[]> frames) {
        for (byte[] frame = waiting.poll(); frame != null; frame = waiting.poll()) {
            frames.add(frame);
        }
        byte[] count = viewers;
        viewers = null;
        if (count != null) {
            frames.add(count);
        }
        return count != null;
    }
}
