package io.livestream.trunk;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.LengthFieldBasedFrameDecoder;
import io.netty.handler.timeout.ReadTimeoutHandler;

/**
 * One side of a trunk on its connection: says things to the other side, and tells a listener what that says. Confined to the
 * connection's event loop.
 *
 * <p>Each thing said is its length (32 bits, without itself), its kind (8 bits), then a channel (32 bits), a mark (64 bits), or for data the
 * number of its channels (32 bits), these, and the bytes. Nothing but {@link #flush()} makes it leave.
 */
public final class TrunkConnection {

    private static final int OPENED = 1;
    private static final int DATA = 2;
    private static final int CLOSED = 3;
    private static final int PAUSED = 4;
    private static final int RESUMED = 5;
    private static final int MARK = 6;
    private static final int MARKED = 7;
    private static final int PING = 8;
    private static final int PONG = 9;

    private static final int LENGTH = Integer.BYTES;
    private final ChannelHandlerContext context;

    private TrunkConnection(ChannelHandlerContext context) {
        this.context = context;
    }

    /**
     * Makes a connection one side of a trunk.
     *
     * @param last the context of the last handler, before which those of the trunk are put
     * @param longest of what the other side may say at once, in bytes
     */
    public static TrunkConnection begin(ChannelHandlerContext last, int longest, TrunkListener listener) {
        ChannelPipeline pipeline = last.pipeline();
        pipeline.addBefore(
                last.name(), "trunk-silence", new ReadTimeoutHandler((int) TrunkProtocol.GONE_AFTER.toSeconds()));
        pipeline.addBefore(
                last.name(), "trunk-frames", new LengthFieldBasedFrameDecoder(longest, 0, LENGTH, 0, LENGTH));
        pipeline.addBefore(last.name(), "trunk", new Reader(listener));
        return new TrunkConnection(pipeline.context("trunk"));
    }

    public void opened(int channel) {
        say(OPENED, channel);
    }

    /** @param bytes the connection's from here on */
    public void data(int channel, ByteBuf bytes) {
        data(new int[] {channel}, 1, bytes);
    }

    /**
     * @param channels of which the first {@code count} are meant
     * @param bytes the connection's from here on
     */
    public void data(int[] channels, int count, ByteBuf bytes) {
        int before = 1 + Integer.BYTES + count * Integer.BYTES;
        ByteBuf head = context.alloc().ioBuffer(LENGTH + before);
        head.writeInt(before + bytes.readableBytes()).writeByte(DATA).writeInt(count);
        for (int i = 0; i < count; i++) {
            head.writeInt(channels[i]);
        }
        context.write(head);
        context.write(bytes);
    }

    public void closed(int channel) {
        say(CLOSED, channel);
    }

    public void paused(int channel) {
        say(PAUSED, channel);
    }

    public void resumed(int channel) {
        say(RESUMED, channel);
    }

    public void mark(long number) {
        sayNumber(MARK, number);
    }

    public void marked(long number) {
        sayNumber(MARKED, number);
    }

    public void ping() {
        say(PING);
    }

    public void pong() {
        say(PONG);
    }

    public void flush() {
        context.flush();
    }

    /** Whether so much waits to leave that there should not be more. */
    public boolean isFull() {
        return !context.channel().isWritable();
    }

    public ChannelHandlerContext context() {
        return context;
    }

    public void close() {
        context.close();
    }

    private void say(int kind) {
        context.write(context.alloc().ioBuffer(LENGTH + 1).writeInt(1).writeByte(kind));
    }

    private void say(int kind, int channel) {
        context.write(context.alloc()
                .ioBuffer(LENGTH + 1 + Integer.BYTES)
                .writeInt(1 + Integer.BYTES)
                .writeByte(kind)
                .writeInt(channel));
    }

    private void sayNumber(int kind, long number) {
        context.write(context.alloc()
                .ioBuffer(LENGTH + 1 + Long.BYTES)
                .writeInt(1 + Long.BYTES)
                .writeByte(kind)
                .writeLong(number));
    }

    private static final class Reader extends ChannelInboundHandlerAdapter {

        private final TrunkListener listener;
        private Throwable cause;

        Reader(TrunkListener listener) {
            this.listener = listener;
        }

        /** The end of the request that became the trunk is the framework's. */
        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            if (message instanceof ByteBuf said) {
                try {
                    read(said);
                } finally {
                    said.release();
                }
            } else {
                context.fireChannelRead(message);
            }
        }

        private void read(ByteBuf said) {
            switch (said.readByte()) {
                case OPENED -> listener.opened(said.readInt());
                case DATA -> {
                    ByteBuf channels = said.readSlice(said.readInt() * Integer.BYTES);
                    listener.data(channels, said);
                }
                case CLOSED -> listener.closed(said.readInt());
                case PAUSED -> listener.paused(said.readInt());
                case RESUMED -> listener.resumed(said.readInt());
                case MARK -> listener.mark(said.readLong());
                case MARKED -> listener.marked(said.readLong());
                case PING -> listener.ping();
                case PONG -> listener.pong();
                default -> throw new IllegalArgumentException("Not said on a trunk of this version");
            }
        }

        @Override
        public void channelReadComplete(ChannelHandlerContext context) {
            // Nobody after this one has anything to flush.
        }

        @Override
        public void channelInactive(ChannelHandlerContext context) {
            listener.gone(cause);
            context.fireChannelInactive();
        }

        /** What cannot be read, is not understood, or silence: whatever it is, the two do not understand each other. */
        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable broken) {
            cause = broken;
            context.close();
        }
    }
}
