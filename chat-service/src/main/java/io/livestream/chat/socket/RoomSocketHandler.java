package io.livestream.chat.socket;

import io.livestream.chat.delivery.CloseReason;
import io.livestream.chat.delivery.RoomHub;
import io.livestream.chat.delivery.RoomSocket;
import io.livestream.chat.frame.WebSocketBytes;
import io.livestream.chat.room.RemovedFromStream;
import io.livestream.platform.problem.StreamNotFound;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.util.ReferenceCountUtil;
import java.time.Instant;
import java.util.Optional;
import org.jboss.logging.Logger;

/** What comes in on one room socket, and whether its client is still there. Confined to the event loop of the connection. */
final class RoomSocketHandler extends ChannelInboundHandlerAdapter {

    private static final Logger LOG = Logger.getLogger(RoomSocketHandler.class);

    private final RoomHub hub;
    private final Conversations conversations;
    private final SocketMonitor monitor;
    private final Optional<Long> after;
    private final Instant issuedAt;
    private RoomSocket socket;
    private Conversation conversation;
    private long lastHeard = System.nanoTime();
    private boolean asked;

    RoomSocketHandler(Admitted admitted, Conversations conversations, SocketMonitor monitor) {
        hub = admitted.hub();
        issuedAt = admitted.bearer().issuedAt();
        after = admitted.after();
        this.conversations = conversations;
        this.monitor = monitor;
    }

    void open(RoomSocket opened) {
        socket = opened;
        conversation = conversations.with(socket, hub);
        monitor.add(this);
        try {
            hub.admit(socket, after, conversations.now());
        } catch (RemovedFromStream e) {
            // It was let in a moment ago and may not be in by now.
            socket.end(CloseReason.REMOVED);
        } catch (StreamNotFound e) {
            socket.end(CloseReason.HIDDEN);
        } catch (RuntimeException e) {
            LOG.warnf("A socket could not be let in, and comes back: %s", e.toString());
            socket.close();
        }
    }

    RoomSocket socket() {
        return socket;
    }

    /** Since when the token is good with which it was opened. */
    Instant issuedAt() {
        return issuedAt;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        try {
            lastHeard = System.nanoTime();
            asked = false;
            switch (message) {
                case CloseWebSocketFrame _ -> closed();
                case WebSocketFrame _ when socket.isEnding() -> LOG.trace("It is over");
                case TextWebSocketFrame text -> conversation.heard(ByteBufUtil.getBytes(text.content()));
                case PingWebSocketFrame ping -> conversation.heardPing(ByteBufUtil.getBytes(ping.content()));
                case PongWebSocketFrame _ -> conversation.heardNothing();
                case WebSocketFrame other -> conversation.heardUnreadable(other);
                default -> LOG.debugf("Bytes before the first frame");
            }
        } finally {
            ReferenceCountUtil.release(message);
        }
    }

    /** A fragment of a message has come; the last one comes as the whole. */
    void fragmentRead() {
        if (!socket.isEnding()) {
            conversation.heardNothing();
        }
    }

    /** The client's last word, or its answer to ours. */
    private void closed() {
        socket.end(CloseReason.GOODBYE);
        socket.close();
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        // Nobody after this one has anything to flush.
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        if (context.channel().isWritable()) {
            hub.writable(socket);
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        monitor.remove(this);
        socket.gone();
        context.fireChannelInactive();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        if (cause instanceof DecoderException || cause.getCause() instanceof DecoderException) {
            socket.end(CloseReason.broken("not a frame, or larger than " + SocketPipeline.MOST_BYTES + " bytes"));
        } else {
            LOG.debugf("A connection failed: %s", cause.toString());
            context.close();
        }
    }

    /** Lets go of a client that is not there any more; asks one that has been silent for long. */
    void check(long nanoTime) {
        long silence = nanoTime - lastHeard;
        if (socket.hasLingered(nanoTime) || silence > conversations.goneAfter()) {
            socket.close();
        } else if (silence > conversations.pingAfter() && !asked && !socket.isEnding()) {
            asked = true;
            socket.send(WebSocketBytes.PING);
        }
    }
}
