package io.livestream.gateway.proxy.trunk;

import io.livestream.gateway.connection.ClientConnection;
import io.livestream.gateway.connection.OpenSocket;
import io.livestream.gateway.proxy.Farewell;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import io.netty.channel.WriteBufferWaterMark;
import io.vertx.core.net.NetSocket;
import io.vertx.core.net.impl.NetSocketInternal;
import java.time.Duration;

/**
 * A client's socket whose room is at the other end of a trunk. A client that does not take what it is sent is felt by the room, whose
 * business it is to let go of it; what it had been sent by then waits here, and that is bounded by what the room lets be under way.
 *
 * <p>What the room sends are whole frames, so between any two of them the client can be told that the gateway stops. What it answers goes
 * to the room, which lets go of it as of anybody who leaves.
 */
final class TrunkedSocket implements OpenSocket {

    /** As chat-service has it for the connections that are its own. */
    private static final WriteBufferWaterMark FULL = new WriteBufferWaterMark(16 << 10, 64 << 10);

    private static final int SEND_BUFFER = 64 << 10;

    private final NetSocket client;
    private final Channel connection;
    private final Trunk trunk;
    private final int channel;
    private boolean paused;
    private boolean leftAlone;

    TrunkedSocket(NetSocket client, Trunk trunk, int channel) {
        this.client = client;
        this.connection = ((NetSocketInternal) client).channelHandlerContext().channel();
        this.trunk = trunk;
        this.channel = channel;
    }

    void join(ClientConnection owner) {
        connection.config().setOption(ChannelOption.WRITE_BUFFER_WATER_MARK, FULL);
        connection.config().setOption(ChannelOption.SO_SNDBUF, SEND_BUFFER);
        client.closeHandler(_ -> {
            owner.socketClosed(this);
            trunk.close(channel);
        });
        client.exceptionHandler(_ -> client.close());
        client.endHandler(_ -> client.close());
        client.handler(bytes -> {
            trunk.say(channel, Unpooled.wrappedBuffer(bytes.getBytes()));
            if (trunk.isFull()) {
                client.pause();
                trunk.holdUp(this);
            }
        });
        client.drainHandler(_ -> drained());
        owner.becomeSocket(this);
        trunk.open(channel, this);
    }

    /**
     * The room says something. It is written past the pipeline, in which nobody would do anything: with thousands of sockets the way
     * through it costs as much as the rest.
     */
    void hear(ByteBuf frames) {
        if (leftAlone) {
            return;
        }
        leftAlone = frames.getByte(frames.readerIndex()) == Farewell.WHOLE_CLOSE_FRAME;
        write(frames.retainedDuplicate());
        if (!paused && !connection.isWritable()) {
            paused = true;
            trunk.pause(channel);
        }
    }

    /** What the client says can leave again. */
    void goOn() {
        client.resume();
    }

    @Override
    public void sendAway(Duration retryAfter) {
        if (!leftAlone) {
            leftAlone = true;
            write(Unpooled.wrappedBuffer(Farewell.comeBackAfter(retryAfter).getBytes()));
        }
    }

    @Override
    public void close() {
        client.close();
    }

    private void write(ByteBuf bytes) {
        Channel.Unsafe transport = connection.unsafe();
        transport.write(bytes, transport.voidPromise());
        transport.flush();
    }

    private void drained() {
        if (paused && connection.isWritable()) {
            paused = false;
            trunk.resume(channel);
        }
    }
}
