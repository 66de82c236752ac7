package io.livestream.bench.room.frame;

import java.util.Arrays;

/**
 * Takes WebSocket frames out of what arrives on one connection, however it was cut into reads.
 *
 * <p>Frames of a server are not masked. Nothing is copied or allocated for a frame that arrived as a whole; the beginning of one that
 * did not is kept until the rest has come.
 */
public final class FrameReader {

    public static final int TEXT = 1;
    public static final int BINARY = 2;
    public static final int CLOSE = 8;
    public static final int PING = 9;

    private static final byte[] NOTHING = {};
    private static final int LAST = 0x80;
    private static final int OPCODE = 0x0f;
    private static final int LENGTH = 0x7f;
    private static final int SHORT_LENGTH = 126;
    private static final int LONG_LENGTH = 127;
    private static final int LARGEST = 16 * 1024 * 1024;

    /** What becomes of a frame: its payload is from..to of the bytes, and good until the call returns. */
    public interface Listener {

        void frame(int opcode, byte[] bytes, int from, int to);
    }

    private byte[] kept = NOTHING;

    /** How many bytes the caller has to put before what it has just read. */
    public int keptLength() {
        return kept.length;
    }

    /** Puts what was kept at the beginning of those bytes. */
    public void copyKept(byte[] into) {
        System.arraycopy(kept, 0, into, 0, kept.length);
    }

    /**
     * Passes on the frames of bytes 0..end, which begin with what was kept.
     *
     * @throws IllegalStateException if these are no frames of a server
     */
    public void read(byte[] bytes, int end, Listener listener) {
        int at = 0;
        while (true) {
            int header = headerLength(bytes, at, end);
            if (header < 0) {
                break;
            }
            long length = payloadLength(bytes, at);
            if (length > LARGEST) {
                throw new IllegalStateException("a frame of %d bytes".formatted(length));
            }
            int from = at + header;
            int to = from + (int) length;
            if (to > end) {
                break;
            }
            listener.frame(opcode(bytes[at]), bytes, from, to);
            at = to;
        }
        kept = at == end ? NOTHING : Arrays.copyOfRange(bytes, at, end);
    }

    private static int opcode(byte first) {
        int opcode = first & OPCODE;
        if ((first & LAST) == 0 || opcode == 0) {
            throw new IllegalStateException("a frame in fragments, which this program does not put together");
        }
        return opcode;
    }

    private static int headerLength(byte[] bytes, int at, int end) {
        if (end - at < 2) {
            return -1;
        }
        int second = bytes[at + 1] & 0xff;
        if ((second & ~LENGTH) != 0) {
            throw new IllegalStateException("a masked frame");
        }
        int header = switch (second) {
            case SHORT_LENGTH -> 4;
            case LONG_LENGTH -> 10;
            default -> 2;
        };
        return end - at < header ? -1 : header;
    }

    private static long payloadLength(byte[] bytes, int at) {
        int second = bytes[at + 1] & LENGTH;
        return switch (second) {
            case SHORT_LENGTH -> number(bytes, at + 2, 2);
            case LONG_LENGTH -> number(bytes, at + 2, 8);
            default -> second;
        };
    }

    private static long number(byte[] bytes, int at, int length) {
        long number = 0;
        for (int i = at; i < at + length; i++) {
            number = number << 8 | bytes[i] & 0xff;
        }
        return number;
    }
}
