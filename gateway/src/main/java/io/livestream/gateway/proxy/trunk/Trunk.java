package io.livestream.gateway.proxy.trunk;

import io.livestream.trunk.TrunkConnection;
import io.livestream.trunk.TrunkListener;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.collection.IntObjectHashMap;
import io.netty.util.collection.IntObjectMap;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.impl.HttpClientConnection;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * A connection to a node of chat-service that carries the sockets of this event loop's clients. What the node sends to many alike comes
 * once, and each client's copy is written here. Confined to the event loop.
 */
public final class Trunk implements TrunkListener {

    /** Longer than all that a room keeps, for as many sockets as a process can hold. */
    private static final int LONGEST = 64 << 20;

    private final Vertx vertx;
    private final String name;
    private final BiConsumer<Trunk, Throwable> onEnd;
    private final IntObjectMap<TrunkedSocket> sockets = new IntObjectHashMap<>();
    private final List<TrunkedSocket> heldUp = new ArrayList<>();
    private TrunkConnection connection;
    private int last;
    private boolean leaving;
    private boolean over;

    Trunk(Vertx vertx, String name, BiConsumer<Trunk, Throwable> onEnd) {
        this.vertx = vertx;
        this.name = name;
        this.onEnd = onEnd;
    }

    /** @param granted the connection of the request that the node has answered by granting a trunk */
    void begin(HttpConnection granted) {
        ChannelHandlerContext end = ((HttpClientConnection) granted).channelHandlerContext();
        connection = TrunkConnection.begin(end, LONGEST, this);
        end.pipeline().addBefore(end.name(), null, new ChannelInboundHandlerAdapter() {
            @Override
            public void channelWritabilityChanged(ChannelHandlerContext context) {
                context.fireChannelWritabilityChanged();
                goOn();
            }
        });
    }

    String name() {
        return name;
    }

    int size() {
        return sockets.size();
    }

    /** A place for one more socket. */
    public Seat seat() {
        return new Seat(this, ++last);
    }

    /** On a trunk that has ended meanwhile nothing opens. */
    void open(int channel, TrunkedSocket socket) {
        if (over) {
            socket.close();
            return;
        }
        sockets.put(channel, socket);
        connection.opened(channel);
        leave();
    }

    /** @param bytes the trunk's from here on */
    void say(int channel, ByteBuf bytes) {
        connection.data(channel, bytes);
        leave();
    }

    /** Whether what clients say does not leave. */
    boolean isFull() {
        return connection.isFull();
    }

    /** Is told once there is room again. */
    void holdUp(TrunkedSocket socket) {
        heldUp.add(socket);
    }

    void pause(int channel) {
        connection.paused(channel);
        leave();
    }

    void resume(int channel) {
        connection.resumed(channel);
        leave();
    }

    /** The client has gone. */
    void close(int channel) {
        if (sockets.remove(channel) != null) {
            connection.closed(channel);
            leave();
        }
    }

    void keepAlive() {
        connection.ping();
        connection.flush();
    }

    @Override
    public void data(ByteBuf channels, ByteBuf bytes) {
        // Sockets want memory outside the heap: copied once for all of them.
        ByteBuf shared =
                connection.context().alloc().directBuffer(bytes.readableBytes()).writeBytes(bytes);
        try {
            while (channels.isReadable()) {
                TrunkedSocket socket = sockets.get(channels.readInt());
                if (socket != null) {
                    socket.hear(shared);
                }
            }
        } finally {
            shared.release();
        }
    }

    @Override
    public void closed(int channel) {
        TrunkedSocket socket = sockets.remove(channel);
        if (socket != null) {
            socket.close();
        }
    }

    @Override
    public void mark(long number) {
        connection.marked(number);
        leave();
    }

    @Override
    public void pong() {
        // That it is there is known by its having said so.
    }

    @Override
    public void gone(Throwable cause) {
        over = true;
        onEnd.accept(this, cause);
        List<TrunkedSocket> all = List.copyOf(sockets.values());
        sockets.clear();
        all.forEach(TrunkedSocket::close);
    }

    private void goOn() {
        if (!isFull()) {
            List<TrunkedSocket> all = List.copyOf(heldUp);
            heldUp.clear();
            all.forEach(TrunkedSocket::goOn);
        }
    }

    private void leave() {
        if (!leaving) {
            leaving = true;
            vertx.runOnContext(_ -> {
                leaving = false;
                connection.flush();
            });
        }
    }
}
