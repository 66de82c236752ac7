package io.livestream.gateway.proxy;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.impl.HttpClientConnection;

/**
 * Whether a connection to a room takes more. Once it is a socket the framework says of it that it does, always, and completes no write, so
 * it is Netty that is asked. Confined to the event loop of the connection.
 */
final class Writability extends ChannelInboundHandlerAdapter {

    private final ChannelHandlerContext connection;
    private Runnable drained = () -> {};

    private Writability(ChannelHandlerContext connection) {
        this.connection = connection;
    }

    /** Of the connection of a request that the room has answered. */
    static Writability of(HttpConnection connection) {
        ChannelHandlerContext context = ((HttpClientConnection) connection).channelHandlerContext();
        Writability writability = new Writability(context);
        context.pipeline().addBefore(context.name(), "room-writability", writability);
        return writability;
    }

    /** Whether so much waits to be sent that there should not be more. */
    boolean isFull() {
        return !connection.channel().isWritable();
    }

    /** What is to be done each time when it takes more again. */
    void onDrained(Runnable action) {
        drained = action;
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        if (!isFull()) {
            drained.run();
        }
        context.fireChannelWritabilityChanged();
    }
}
