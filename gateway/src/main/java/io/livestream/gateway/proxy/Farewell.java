package io.livestream.gateway.proxy;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** What a client with a socket is told when the gateway stops: to come back after a time of its own. */
public final class Farewell {

    public static final byte WHOLE_CLOSE_FRAME = (byte) 0x88;
    private static final short RESTARTING = 1012;

    private Farewell() {}

    /** The WebSocket frame that says so. */
    public static Buffer comeBackAfter(Duration delay) {
        byte[] text = ("retry-after-ms=" + delay.toMillis()).getBytes(StandardCharsets.US_ASCII);
        return Buffer.buffer()
                .appendByte(WHOLE_CLOSE_FRAME)
                .appendByte((byte) (Short.BYTES + text.length))
                .appendShort(RESTARTING)
                .appendBytes(text);
    }
}
