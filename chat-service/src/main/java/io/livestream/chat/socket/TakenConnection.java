package io.livestream.chat.socket;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.EventLoop;
import io.netty.handler.timeout.IdleStateHandler;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.impl.Http1xServerConnection;
import io.vertx.core.net.NetSocket;
import io.vertx.core.net.impl.NetSocketInternal;

/** A connection that the framework has given up to us. Its handler stays at the end, and hears of the connection's end alone. */
public final class TakenConnection {

    private static final HttpClosedException GONE = new HttpClosedException("The socket is closed");

    private TakenConnection() {}

    /**
     * On the connection's event loop.
     *
     * @param connection the framework's, of the request that asked for another protocol
     * @return where the framework's handler stands; ours go before it
     */
    public static ChannelHandlerContext take(NetSocket socket, HttpConnection connection) {
        socket.closeHandler(_ -> finish(connection));
        ChannelHandlerContext last = ((NetSocketInternal) socket).channelHandlerContext();
        ChannelPipeline pipeline = last.pipeline();
        if (pipeline.get(IdleStateHandler.class) != null) {
            pipeline.remove(IdleStateHandler.class);
        }
        return last;
    }

    /** The event loop of a connection that is to be taken. */
    public static EventLoop loopOf(HttpConnection connection) {
        return ((Http1xServerConnection) connection)
                .channelHandlerContext()
                .channel()
                .eventLoop();
    }

    /**
     * Tells the framework of the connection's end. It does not hear of it by itself once the connection is none of HTTP: the request would
     * be one under way for ever, and a node that stops would wait for it in vain.
     */
    private static void finish(HttpConnection connection) {
        ((Http1xServerConnection) connection).handleException(GONE);
    }
}
