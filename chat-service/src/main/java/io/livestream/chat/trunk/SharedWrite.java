package io.livestream.chat.trunk;

import io.livestream.trunk.TrunkConnection;
import io.netty.buffer.ByteBuf;
import java.util.Arrays;

/** Gathers the channels that are sent the same bytes, one after the other. Confined to the event loop of its trunk. */
final class SharedWrite {

    private static final int FEW = 64;

    private final TrunkConnection connection;
    private ByteBuf bytes;
    private int[] channels = new int[FEW];
    private int count;

    SharedWrite(TrunkConnection connection) {
        this.connection = connection;
    }

    /**
     * @param added ours from here on
     * @return whether nobody has been sent these just before
     */
    boolean add(int channel, ByteBuf added) {
        boolean anew = bytes == null || !areSame(bytes, added);
        if (anew) {
            leave();
            bytes = added;
        } else {
            added.release();
        }
        if (count == channels.length) {
            channels = Arrays.copyOf(channels, 2 * count);
        }
        channels[count++] = channel;
        return anew;
    }

    /** Whoever is sent something from here on is sent it after this. */
    void leave() {
        if (bytes != null) {
            connection.data(channels, count, bytes);
            bytes = null;
            count = 0;
        }
    }

    void release() {
        if (bytes != null) {
            bytes.release();
            bytes = null;
        }
    }

    /** The very same memory, which nobody changes as long as we hold it. */
    private static boolean areSame(ByteBuf one, ByteBuf other) {
        if (one.readableBytes() != other.readableBytes()) {
            return false;
        }
        if (one.hasMemoryAddress() && other.hasMemoryAddress()) {
            return one.memoryAddress() + one.readerIndex() == other.memoryAddress() + other.readerIndex();
        }
        return one.hasArray()
                && other.hasArray()
                && one.array() == other.array()
                && one.arrayOffset() + one.readerIndex() == other.arrayOffset() + other.readerIndex();
    }
}
