package io.livestream.chat.socket;

import io.livestream.chat.delivery.RoomSocket;
import io.livestream.chat.exchange.Peers;
import io.livestream.chat.request.ClientRequests;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOption;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.handler.codec.http.websocketx.WebSocket13FrameDecoder;
import io.netty.handler.codec.http.websocketx.WebSocketDecoderConfig;
import io.netty.handler.codec.http.websocketx.WebSocketFrameAggregator;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.net.NetSocket;
import jakarta.inject.Singleton;
import java.util.function.Consumer;

/**
 * Turns a connection whose handshake is done into a room socket: frames are read by Netty's codec and written as bytes that are made
 * once for all.
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
     * Makes a room socket of the connection of a request. On the connection's event loop.
     *
     * @param connection the framework's, of the request that became the socket
     */
    public void takeOver(NetSocket socket, HttpConnection connection, Admitted admitted) {
        ChannelHandlerContext last = TakenConnection.take(socket, connection);
        last.channel().config().setOption(ChannelOption.SO_SNDBUF, SEND_BUFFER);
        open(last.channel(), admitted, handler -> last.pipeline().addBefore(last.name(), null, handler));
    }

    /** Makes a room socket of a connection that has no other purpose. On its event loop. */
    public void open(Channel connection, Admitted admitted) {
        open(connection, admitted, handler -> connection.pipeline().addLast(handler));
    }

    private void open(Channel connection, Admitted admitted, Consumer<ChannelHandler> add) {
        connection.config().setOption(ChannelOption.WRITE_BUFFER_WATER_MARK, FULL);
        var handler = new RoomSocketHandler(admitted, requests, silence, monitors.of(connection.eventLoop()));
        add.accept(new WebSocket13FrameDecoder(FRAMES));
        add.accept(new FragmentListener(handler::fragmentRead));
        add.accept(new WebSocketFrameAggregator(MOST_BYTES));
        add.accept(handler);
        handler.open(new RoomSocket(
                connection.pipeline().context(handler),
                admitted.bearer().caller(),
                peers.next(),
                admitted.bearer().expiresAt()));
        if (draining.isDraining()) {
            // It was let in before that, and may have come too late to be sent away with the others.
            handler.socket().end(draining.farewell());
        }
    }
}
