package io.livestream.chat.socket;

import io.livestream.chat.delivery.CloseReason;
import io.livestream.chat.delivery.RoomSocket;
import io.livestream.chat.hub.RoomHub;
import io.livestream.chat.request.Client;
import io.livestream.chat.request.ClientRequests;
import io.livestream.platform.problem.RemovedFromStream;
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

/** What comes in on the connection of one room socket. Confined to the event loop of the connection. */
final class RoomSocketHandler extends ChannelInboundHandlerAdapter {

    private static final Logger LOG = Logger.getLogger(RoomSocketHandler.class);

    private final RoomHub hub;
    private final ClientRequests requests;
    private final SilenceSettings silence;
    private final SocketMonitor monitor;
    private final Optional<Long> after;
    private final Instant issuedAt;
    private RoomSocket socket;
    private Client client;
    private KeepAlive keepAlive;

    RoomSocketHandler(Admitted admitted, ClientRequests requests, SilenceSettings silence, SocketMonitor monitor) {
        hub = admitted.hub();
        issuedAt = admitted.bearer().issuedAt();
        after = admitted.after();
        this.requests = requests;
        this.silence = silence;
        this.monitor = monitor;
    }

    void open(RoomSocket opened) {
        socket = opened;
        client = new Client(socket, hub);
        keepAlive = new KeepAlive(socket, silence);
        monitor.add(this);
        try {
            hub.admit(socket, after);
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

    KeepAlive keepAlive() {
        return keepAlive;
    }

    /** Since when the token is good with which it was opened. */
    Instant issuedAt() {
        return issuedAt;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        try {
            keepAlive.heard();
            switch (message) {
                case CloseWebSocketFrame _ -> closed();
                case WebSocketFrame _ when socket.isEnding() -> LOG.trace("It is over");
                case TextWebSocketFrame text -> requests.textCame(client, ByteBufUtil.getBytes(text.content()));
                case PingWebSocketFrame ping -> requests.pingCame(client, ByteBufUtil.getBytes(ping.content()));
                case PongWebSocketFrame _ -> requests.nothingCame(client);
                case WebSocketFrame other -> requests.unreadableCame(client, other);
                default -> LOG.debugf("Bytes before the first frame");
            }
        } finally {
            ReferenceCountUtil.release(message);
        }
    }

    /** A fragment of a message has come; the last one comes as the whole. */
    void fragmentRead() {
        if (!socket.isEnding()) {
            requests.nothingCame(client);
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
}
