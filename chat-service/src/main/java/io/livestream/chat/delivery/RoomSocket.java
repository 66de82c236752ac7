package io.livestream.chat.delivery;

import io.livestream.chat.delivery.Carrier.OwnConnections;
import io.livestream.chat.frame.WebSocketBytes;
import io.livestream.platform.caller.Caller;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.util.concurrent.EventExecutor;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * One open socket of a room: what it has been sent, and what is known of its client. Confined to the event loop of its connection, but
 * for {@link #send}, {@link #offer} and {@link #end}.
 *
 * <p>It has no queue of frames. It knows the place up to which it has been sent the room's frames, and what a slow client has not read
 * yet is taken from the room's replay buffer once its connection takes more.
 */
public final class RoomSocket {

    /** How long a connection may take to be rid of what is left and of the reason why it is closed: a client may stand still for long. */
    private static final Duration LONGEST_WAY = Duration.ofMinutes(1);
    /** How long a client may take to answer that reason. */
    private static final Duration LINGER = Duration.ofSeconds(15);

    private static final long NEVER = Long.MAX_VALUE;

    private final ChannelHandlerContext connection;
    private final Caller caller;
    private final String peer;
    private final long expiresAt;
    private final Backpressure backpressure = new Backpressure();

    /** The place among the sockets of its room on its event loop. */
    int index;
    /** The first place of the room's log whose frame it has not been sent. */
    long next;
    /** Whether the latest count of viewers passed it by. */
    boolean missedViewers;

    private long openedAt;
    private long closeAt = NEVER;
    private Consumer<CloseReason> onEnd = _ -> {};

    /** @param connection of the last handler of the socket's pipeline */
    public RoomSocket(ChannelHandlerContext connection, Caller caller, String peer, Instant expiresAt) {
        this.connection = connection;
        this.caller = caller;
        this.peer = peer;
        this.expiresAt = expiresAt.toEpochMilli();
    }

    public Caller caller() {
        return caller;
    }

    public UUID userId() {
        return caller.id();
    }

    /** Names this socket to the others of its room. */
    public String peer() {
        return peer;
    }

    public EventExecutor loop() {
        return connection.executor();
    }

    public boolean isExpired(long nowMillis) {
        return nowMillis >= expiresAt;
    }

    /**
     * It is let in.
     *
     * @param at the place on the log up to which it is told the room's state
     * @param from the first place whose frame it is to be sent
     */
    public void begin(long at, long from) {
        openedAt = at;
        next = from;
    }

    /** The place on the log up to which it was told the room's state when it was let in. */
    public long openedAt() {
        return openedAt;
    }

    /** What is to be done when it ends, be it by us or by the client. */
    public void onEnd(Consumer<CloseReason> farewell) {
        onEnd = farewell;
    }

    /**
     * Sends something that is for this socket alone, from any thread, after what it has been sent before. If its connection takes no more
     * that waits there, up to a bound: past it the client is too slow.
     */
    public void send(byte[] frame) {
        if (!loop().inEventLoop()) {
            loop().execute(() -> send(frame));
        } else if (closeAt == NEVER) {
            if (!takesMore() && backpressure.unread(frame.length)) {
                end(CloseReason.TOO_SLOW);
            }
            write(Unpooled.wrappedBuffer(frame));
            flush();
        }
    }

    /** As {@link #send}, what somebody else wants to tell it: past its bound it is not sent, and harms nobody. */
    public void offer(byte[] frame) {
        if (!loop().inEventLoop()) {
            loop().execute(() -> offer(frame));
        } else if (takesMore() || backpressure.hasRoomFor(frame.length)) {
            send(frame);
        }
    }

    /** What writes to it, beside others. */
    public Carrier carrier() {
        return connection.channel() instanceof Carried carried ? carried.carrier() : new OwnConnections(loop());
    }

    /** Whether its connection is open and not full. */
    public boolean takesMore() {
        return closeAt == NEVER && connection.channel().isWritable();
    }

    ByteBuf buffer(int size) {
        return connection.alloc().directBuffer(size);
    }

    /**
     * Hands bytes to the connection without flushing; the buffer is the connection's from here on. What is written is bytes already, so
     * the way through the pipeline, in which nobody would do anything, is left out: with thousands of sockets it costs as much as the rest.
     */
    public void write(ByteBuf bytes) {
        Channel.Unsafe transport = connection.channel().unsafe();
        if (closeAt == NEVER) {
            backpressure.wrote();
            transport.write(bytes, transport.voidPromise());
        } else {
            bytes.release();
        }
    }

    void flush() {
        connection.channel().unsafe().flush();
    }

    /** It has everything that its room has sent. */
    void inSync() {
        backpressure.inSync();
    }

    /** It has not been sent so many bytes since its connection takes no more. A client that is too slow is let go of. */
    void missed(int bytes) {
        if (backpressure.missed(bytes)) {
            end(CloseReason.TOO_SLOW);
        }
    }

    /** The connection has taken something. */
    public void moved() {
        backpressure.moved();
    }

    /** Whether its connection has taken nothing at all for too long. */
    public boolean isStalled(long now) {
        return backpressure.isStalled(now, connection.channel().unsafe().outboundBuffer());
    }

    /** Closes it with a reason for the client, from any thread; what it was sent before goes first. Once is enough. */
    public void end(CloseReason why) {
        if (!loop().inEventLoop()) {
            loop().execute(() -> end(why));
        } else if (closeAt == NEVER) {
            sayLast(Unpooled.wrappedBuffer(WebSocketBytes.close(why.code(), why.reason())));
            onEnd.accept(why);
        }
    }

    private void sayLast(ByteBuf close) {
        ChannelPromise said = connection.newPromise();
        closeAt = System.nanoTime() + LONGEST_WAY.toNanos();
        said.addListener(_ -> closeAt = System.nanoTime() + LINGER.toNanos());
        backpressure.wrote();
        connection.channel().unsafe().write(close, said);
        flush();
    }

    public boolean isEnding() {
        return closeAt != NEVER;
    }

    /** Whether the client has had time enough to read why it is closed. */
    public boolean hasLingered(long now) {
        return closeAt != NEVER && now - closeAt >= 0;
    }

    /** The connection is gone. */
    public void gone() {
        if (closeAt == NEVER) {
            closeAt = System.nanoTime();
            onEnd.accept(CloseReason.LOST);
        }
    }

    /** Ends the connection itself. */
    public void close() {
        connection.close();
    }
}
