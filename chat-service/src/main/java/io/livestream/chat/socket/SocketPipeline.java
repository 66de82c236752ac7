package io.livestream.chat.socket;

import io.livestream.chat.delivery.RoomSocket;
import io.livestream.chat.exchange.Peers;
import io.livestream.chat.request.ClientRequests;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOption;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.handler.codec.http.websocketx.WebSocket13FrameDecoder;
import io.netty.handler.codec.http.websocketx.WebSocketDecoderConfig;
import io.netty.handler.codec.http.websocketx.WebSocketFrameAggregator;
import io.netty.handler.timeout.IdleStateHandler;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.impl.Http1xServerConnection;
import io.vertx.core.net.NetSocket;
import io.vertx.core.net.impl.NetSocketInternal;
import jakarta.inject.Singleton;

/**
 * Turns a connection whose handshake is done into a room socket: frames are read by Netty's codec and written as bytes that are made
 * once for all. The framework's handler stays at the end and hears of the connection's end alone.
 */
@Singleton
public final class SocketPipeline {

    /** A client's frame, and what its fragments come to. */
    static final int MOST_BYTES = 64 << 10;

    /** What a connection holds beyond the system's own buffers before it counts as full. */
    private static final WriteBufferWaterMark FULL = new WriteBufferWaterMark(16 << 10, 64 << 10);

    /** The system's buffer for one viewer: a second of a busy room, rather than the megabytes that it would grow to. */
    private static final int SEND_BUFFER = 64 << 10;

    private static final WebSocketDecoderConfig FRAMES = WebSocketDecoderConfig.newBuilder()
            .expectMaskedFrames(true)
            .allowExtensions(false)
            .maxFramePayloadLength(MOST_BYTES)
            .closeOnProtocolViolation(false)
            .withUTF8Validator(false)
            .build();

    private static final HttpClosedException GONE = new HttpClosedException("The socket is closed");

    private final ClientRequests requests;
    private final SilenceSettings silence;
    private final SocketMonitors monitors;
    private final Peers peers;
    private final Draining draining;

    SocketPipeline(
            ClientRequests requests, SilenceSettings silence, SocketMonitors monitors, Peers peers, Draining draining) {
        this.draining = draining;
        this.requests = requests;
        this.silence = silence;
        this.monitors = monitors;
        this.peers = peers;
    }

    /**
     * On the connection's event loop.
     *
     * @param connection the framework's, of the request that became the socket
     */
    public void takeOver(NetSocket socket, HttpConnection connection, Admitted admitted) {
        socket.closeHandler(_ -> finish(connection));
        ChannelHandlerContext last = ((NetSocketInternal) socket).channelHandlerContext();
        ChannelPipeline pipeline = last.pipeline();
        last.channel().config().setOption(ChannelOption.WRITE_BUFFER_WATER_MARK, FULL);
        last.channel().config().setOption(ChannelOption.SO_SNDBUF, SEND_BUFFER);
        if (pipeline.get(IdleStateHandler.class) != null) {
            pipeline.remove(IdleStateHandler.class);
        }
        pipeline.addBefore(last.name(), "room-frames", new WebSocket13FrameDecoder(FRAMES));
        var handler = new RoomSocketHandler(admitted, requests, silence, monitors.of(last.executor()));
        pipeline.addBefore(last.name(), "room-fragments", new FragmentListener(handler::fragmentRead));
        pipeline.addBefore(last.name(), "room-whole-frames", new WebSocketFrameAggregator(MOST_BYTES));
        pipeline.addBefore(last.name(), "room", handler);
        handler.open(new RoomSocket(
                pipeline.context(handler),
                admitted.bearer().caller(),
                peers.next(),
                admitted.bearer().expiresAt()));
        if (draining.isDraining()) {
            // It was let in before that, and may have come too late to be sent away with the others.
            handler.socket().end(draining.farewell());
        }
    }

    /**
     * Tells the framework of the connection's end. It does not hear of it by itself once the connection is a socket: the request would
     * be one under way for ever, and a node that stops would wait for it in vain.
     */
    private static void finish(HttpConnection connection) {
        ((Http1xServerConnection) connection).handleException(GONE);
    }
}
