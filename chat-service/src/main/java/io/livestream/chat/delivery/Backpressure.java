package io.livestream.chat.delivery;

import io.netty.channel.ChannelOutboundBuffer;
import java.time.Duration;

/**
 * How far the client of one socket is behind, and since when its connection has taken nothing: by that it is told who is too slow.
 * Confined to the socket's event loop.
 */
final class Backpressure {

    /** How much a client that keeps up may be behind before it is too slow, beyond what its connection holds. */
    private static final int MOST_MISSED_BYTES = 256 << 10;
    /** What is for this socket alone waits in its connection; more than so much, and its client is too slow as well. */
    private static final int MOST_UNREAD_BYTES = 256 << 10;
    /** So much of that others may fill, so that what they send never makes a client too slow. */
    private static final int MOST_OFFERED_BYTES = MOST_UNREAD_BYTES / 2;
    /** What a frame that waits there takes beside its bytes, about. */
    private static final int A_FRAME = 128;
    /** How long a connection may take nothing at all. */
    static final Duration LONGEST_STALL = Duration.ofSeconds(15);

    private static final long NEVER = Long.MAX_VALUE;

    /**
     * How far a connection has come with what it was handed.
     *
     * @param writes those that it has taken whole
     * @param bytes of the next one, which may take a slow client long
     */
    private record Taken(long writes, long bytes) {}

    private boolean settled;
    private int missedBytes;
    private int unreadBytes;
    private long writes;
    private Taken taken = new Taken(0, 0);
    private long stalledSince = NEVER;

    /** The connection was handed something. */
    void wrote() {
        writes++;
    }

    /** The client has everything that its room has sent. */
    void inSync() {
        settled = true;
        missedBytes = 0;
        stalledSince = NEVER;
    }

    /** The client was not sent so many bytes of the room's, since its connection takes no more. Returns whether it is too slow. */
    boolean missed(int bytes) {
        missedBytes += bytes;
        stalls();
        return settled && missedBytes > MOST_MISSED_BYTES;
    }

    /** A frame for this socket alone waits in its connection, which takes no more. Returns whether the client is too slow. */
    boolean unread(int bytes) {
        unreadBytes += bytes + A_FRAME;
        stalls();
        return unreadBytes > MOST_UNREAD_BYTES;
    }

    /** Whether there is room in the connection for a frame that somebody else sends. */
    boolean hasRoomFor(int bytes) {
        return unreadBytes + bytes + A_FRAME <= MOST_OFFERED_BYTES;
    }

    /** The connection has taken something. */
    void moved() {
        unreadBytes = 0;
        stalledSince = NEVER;
    }

    private void stalls() {
        if (stalledSince == NEVER) {
            stalledSince = System.nanoTime();
        }
    }

    /**
     * Whether the connection has taken nothing at all for too long; looks what it has taken since that was last asked.
     *
     * @param waiting what it still has; null if it is gone
     */
    boolean isStalled(long now, ChannelOutboundBuffer waiting) {
        if (stalledSince == NEVER) {
            return false;
        }
        Taken before = taken;
        if (waiting != null) {
            taken = new Taken(writes - waiting.size(), waiting.currentProgress());
        }
        if (!taken.equals(before)) {
            stalledSince = now;
        }
        return now - stalledSince > LONGEST_STALL.toNanos();
    }
}
