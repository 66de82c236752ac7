package io.livestream.chat.socket;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;

/**
 * Tells of the parts in which a client's message comes before they are put together. Netty bounds the bytes that they come to and not
 * their number, and a part may be empty.
 */
final class Parts extends ChannelInboundHandlerAdapter {

    private final Runnable onPart;

    Parts(Runnable onPart) {
        this.onPart = onPart;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof WebSocketFrame frame && !frame.isFinalFragment()) {
            onPart.run();
        }
        context.fireChannelRead(message);
    }
}
