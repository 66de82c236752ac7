package io.livestream.chat.socket;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;

/**
 * Tells of the fragments in which a client's message comes (RFC 6455, section 5.4), before they are put together. Netty bounds the bytes
 * that they come to and not their number, and a fragment may be empty.
 */
final class FragmentListener extends ChannelInboundHandlerAdapter {

    private final Runnable onFragment;

    FragmentListener(Runnable onFragment) {
        this.onFragment = onFragment;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof WebSocketFrame frame && !frame.isFinalFragment()) {
            onFragment.run();
        }
        context.fireChannelRead(message);
    }
}
