package io.livestream.gateway.stub;

import io.livestream.trunk.TrunkConnection;
import io.livestream.trunk.TrunkListener;
import io.livestream.trunk.TrunkSeat;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** The node's end of one trunk, and what came by it. Confined to the event loop of the node. */
final class TrunkNodeEnd implements TrunkListener {

    private static final int FLOOD = 500;
    private static final String FRAME = "x".repeat(32_000);
    /** 4003. */
    private static final byte[] CLOSE = "\u000f\u00a3removed".getBytes(StandardCharsets.ISO_8859_1);

    private final String name;
    private final Runnable onEnd;
    private final Map<Integer, Visitor> visitors = new HashMap<>();
    private TrunkConnection connection;

    TrunkNodeEnd(String name, Runnable onEnd) {
        this.name = name;
        this.onEnd = onEnd;
    }

    void begin(ChannelHandlerContext last) {
        connection = TrunkConnection.begin(last, 1 << 20, this);
    }

    Visitor grant(TrunkSeat seat) {
        var visitor = new Visitor(seat);
        visitors.put(seat.channel(), visitor);
        return visitor;
    }

    void say(Collection<Integer> channels, String text) {
        connection.data(
                channels.stream().mapToInt(Integer::intValue).toArray(),
                channels.size(),
                frame(0x81, text.getBytes(StandardCharsets.UTF_8)));
        connection.flush();
    }

    void breakOff() {
        connection.close();
    }

    /** Whether it takes what comes. */
    void read(boolean reads) {
        connection.context().channel().config().setAutoRead(reads);
    }

    @Override
    public void opened(int channel) {
        visitors.get(channel).opened = true;
    }

    @Override
    public void data(ByteBuf channels, ByteBuf bytes) {
        visitors.get(channels.readInt()).hear(bytes.toString(StandardCharsets.ISO_8859_1));
    }

    @Override
    public void closed(int channel) {
        visitors.get(channel).closed = true;
    }

    @Override
    public void paused(int channel) {
        Visitor visitor = visitors.get(channel);
        visitor.paused = true;
        visitor.pauses++;
    }

    @Override
    public void resumed(int channel) {
        visitors.get(channel).paused = false;
    }

    @Override
    public void ping() {
        connection.pong();
        connection.flush();
    }

    @Override
    public void gone(Throwable cause) {
        onEnd.run();
    }

    private static ByteBuf frame(int opcode, byte[] payload) {
        ByteBuf frame = Unpooled.buffer().writeByte(opcode);
        if (payload.length < 126) {
            frame.writeByte(payload.length);
        } else if (payload.length < 1 << 16) {
            frame.writeByte(126).writeShort(payload.length);
        } else {
            frame.writeByte(127).writeLong(payload.length);
        }
        return frame.writeBytes(payload);
    }

    /** One client. */
    final class Visitor {

        private final TrunkSeat seat;
        private final StringBuilder beginning = new StringBuilder();
        private int heard;
        private boolean opened;
        private boolean closed;
        private boolean paused;
        private int pauses;
        private int flooded;

        Visitor(TrunkSeat seat) {
            this.seat = seat;
        }

        TrunkNodeEnd trunk() {
            return TrunkNodeEnd.this;
        }

        int channel() {
            return seat.channel();
        }

        /** Of what the client said all is counted, and the beginning kept. */
        private void hear(String some) {
            heard += some.length();
            beginning.append(some);
            beginning.setLength(Math.min(beginning.length(), 100));
        }

        /** Sends the client frame after frame, a fixed number in all, but none while it does not take them. */
        void flood(Vertx vertx) {
            if (!paused && !connection.isFull()) {
                connection.data(seat.channel(), frame(0x81, FRAME.getBytes(StandardCharsets.US_ASCII)));
                connection.flush();
                flooded++;
            }
            if (flooded < FLOOD && !closed) {
                vertx.setTimer(1, _ -> flood(vertx));
            }
        }

        /** Says something, sends the client away, and knows it no more. */
        void part(String lastWords) {
            connection.data(seat.channel(), frame(0x81, lastWords.getBytes(StandardCharsets.UTF_8)));
            connection.data(seat.channel(), frame(0x88, CLOSE));
            connection.closed(seat.channel());
            connection.flush();
        }

        JsonObject seen() {
            return new JsonObject()
                    .put("trunk", name)
                    .put("seat", seat.toString())
                    .put("opened", opened)
                    .put("closed", closed)
                    .put("paused", paused)
                    .put("pauses", pauses)
                    .put("flooded", flooded)
                    .put("heard", heard)
                    .put("beginning", beginning.toString());
        }
    }
}
