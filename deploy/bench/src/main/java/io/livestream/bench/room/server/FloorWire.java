package io.livestream.bench.room.server;

import io.livestream.bench.room.fleet.Connection;
import io.livestream.bench.room.fleet.Fleet;
import io.livestream.bench.room.fleet.Member;
import io.livestream.bench.room.fleet.Wire;
import io.livestream.bench.room.frame.FrameReader;
import io.livestream.bench.room.frame.Frames;
import io.livestream.bench.room.frame.Lookalike;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.net.InetSocketAddress;

/** The least that a server can do: it writes what it is given to each connection, see {@code floor.c}. */
public record FloorWire(InetSocketAddress address, Lookalike messages) implements Wire {

    @Override
    public int posters() {
        return 1;
    }

    @Override
    public boolean acknowledges() {
        return false;
    }

    @Override
    public Connection connection(Member member, Fleet fleet) {
        return new Plain(member, fleet);
    }

    /** The length, then what everybody gets: a frame as the room would send it. */
    @Override
    public ByteBuf post(byte[] text, int n) {
        ByteBuf frame = Frames.ofServer(FrameReader.TEXT, messages.frame(n, text));
        return Unpooled.wrappedBuffer(Unpooled.buffer(4).writeInt(frame.readableBytes()), frame);
    }

    private static final class Plain extends Connection {

        private Plain(Member member, Fleet fleet) {
            super(member, fleet, false);
        }

        @Override
        protected ByteBuf greeting() {
            return null;
        }

        /** It welcomes with an empty object, so that one knows when it has accepted. */
        @Override
        protected void payload(byte[] bytes, int from, int to) {
            if (to - from == 2) {
                opened();
            } else {
                roomFrame(bytes, from, to);
            }
        }
    }
}
