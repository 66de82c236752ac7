package io.livestream.chat.frame;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * WebSocket frames from a server to a client (RFC 6455, section 5.2). They are not masked, so the same bytes serve every client; that
 * is why they are made here, once, and not by a codec for each connection.
 */
public final class WebSocketBytes {

    /** A ping without a payload. */
    public static final byte[] PING = {(byte) 0x89, 0};

    private static final int FINAL_TEXT = 0x81;
    private static final int FINAL_CLOSE = 0x88;
    private static final int FINAL_PONG = 0x8A;
    private static final int LONGEST_CONTROL_PAYLOAD = 125;

    private WebSocketBytes() {}

    public static byte[] text(byte[] utf8) {
        return frame(FINAL_TEXT, utf8);
    }

    /** The answer to a ping, with the ping's payload. */
    public static byte[] pong(byte[] payload) {
        return frame(FINAL_PONG, payload);
    }

    /** @param reason at most 123 bytes in UTF-8 */
    public static byte[] close(int code, String reason) {
        byte[] text = reason.getBytes(StandardCharsets.UTF_8);
        if (text.length > LONGEST_CONTROL_PAYLOAD - 2) {
            throw new IllegalArgumentException("a reason of " + text.length + " bytes");
        }
        byte[] payload = ByteBuffer.allocate(2 + text.length)
                .putShort((short) code)
                .put(text)
                .array();
        return frame(FINAL_CLOSE, payload);
    }

    /** How many bytes of a frame made here stand before its payload. */
    static int headerOf(byte[] frame) {
        return switch (frame[1]) {
            case 126 -> 4;
            case 127 -> 10;
            default -> 2;
        };
    }

    private static byte[] frame(int first, byte[] payload) {
        int length = payload.length;
        int header = length < 126 ? 2 : length < 65_536 ? 4 : 10;
        ByteBuffer frame = ByteBuffer.allocate(header + length).put((byte) first);
        switch (header) {
            case 2 -> frame.put((byte) length);
            case 4 -> frame.put((byte) 126).putShort((short) length);
            default -> frame.put((byte) 127).putLong(length);
        }
        return frame.put(payload).array();
    }
}
