package io.livestream.gateway.proxy;

import io.vertx.core.buffer.Buffer;

/**
 * Follows the WebSocket frames that a room sends, to know where one ends. It reads their lengths as the bytes pass, in whatever pieces, and
 * nothing else; frames of a server carry no mask.
 */
final class Frames {

    private static final int SHORT_HEADER = 2;
    private static final int OPCODE = 0x0F;
    private static final int CLOSE = 0x8;
    private static final int LENGTH = 0x7F;
    private static final int LENGTH_IN_2_BYTES = 126;
    private static final int LENGTH_IN_8_BYTES = 127;

    private int headerSeen;
    private int headerLength = SHORT_HEADER;
    private long payloadLeft;
    private boolean closing;

    /** All of these bytes pass. */
    void follow(Buffer bytes) {
        int at = 0;
        while (at < bytes.length()) {
            at = step(bytes, at);
        }
    }

    /** Of these bytes those pass that the frame under way still lacks. Returns how many. */
    int followToEnd(Buffer bytes) {
        int at = 0;
        while (at < bytes.length() && !isAtEnd()) {
            at = step(bytes, at);
        }
        return at;
    }

    /** Whether the last frame has passed in full and the next one has not begun. */
    boolean isAtEnd() {
        return headerSeen == 0 && payloadLeft == 0;
    }

    /** Whether the last frame is the one after which nothing may come. */
    boolean isClosing() {
        return closing;
    }

    private int step(Buffer bytes, int at) {
        if (headerSeen == 0 && payloadLeft > 0) {
            int part = (int) Math.min(payloadLeft, bytes.length() - at);
            payloadLeft -= part;
            return at + part;
        }
        header(bytes.getUnsignedByte(at));
        return at + 1;
    }

    private void header(int value) {
        headerSeen++;
        if (headerSeen == 1) {
            closing = (value & OPCODE) == CLOSE;
        } else if (headerSeen == SHORT_HEADER) {
            length(value & LENGTH);
        } else {
            payloadLeft = payloadLeft << Byte.SIZE | value;
        }
        if (headerSeen == headerLength) {
            headerSeen = 0;
        }
    }

    private void length(int value) {
        headerLength = SHORT_HEADER
                + switch (value) {
                    case LENGTH_IN_2_BYTES -> 2;
                    case LENGTH_IN_8_BYTES -> 8;
                    default -> 0;
                };
        payloadLeft = headerLength == SHORT_HEADER ? value : 0;
    }
}
