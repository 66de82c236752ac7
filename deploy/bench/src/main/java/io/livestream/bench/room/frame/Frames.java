package io.livestream.bench.room.frame;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;

/** WebSocket frames as this program writes them. */
public final class Frames {

    private static final int LAST = 0x80;
    private static final int MASKED = 0x80;
    private static final int PONG = 10;

    private Frames() {}

    /** Masked with zeros, which servers accept as any other mask and which leaves the bytes as they are. */
    public static ByteBuf ofClient(int opcode, byte[] payload) {
        ByteBuf frame = withHeader(opcode, MASKED, payload.length);
        return frame.writeInt(0).writeBytes(payload);
    }

    /** As the room sends it. */
    public static ByteBuf ofServer(int opcode, byte[] payload) {
        return withHeader(opcode, 0, payload.length).writeBytes(payload);
    }

    /** The answer of a client to a ping with that payload. */
    public static ByteBuf pong(byte[] payload) {
        return ofClient(PONG, payload);
    }

    private static ByteBuf withHeader(int opcode, int mask, int length) {
        ByteBuf frame = Unpooled.buffer(14 + length).writeByte(LAST | opcode);
        if (length < 126) {
            return frame.writeByte(mask | length);
        }
        if (length < 1 << 16) {
            return frame.writeByte(mask | 126).writeShort(length);
        }
        return frame.writeByte(mask | 127).writeLong(length);
    }
}
