package io.livestream.chat.trunk;

import io.livestream.chat.delivery.Carrier;
import io.livestream.chat.socket.Admitted;
import io.livestream.chat.socket.Draining;
import io.livestream.chat.socket.SocketPipeline;
import io.livestream.trunk.TrunkConnection;
import io.livestream.trunk.TrunkListener;
import io.livestream.trunk.TrunkProtocol;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.EventLoop;
import io.netty.util.collection.IntObjectHashMap;
import io.netty.util.collection.IntObjectMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * A connection from a gateway that carries the sockets of many clients. Each is a {@link TrunkChannel}, which is a connection like any
 * other for whoever uses it. What several are sent alike, one after the other, leaves once.
 *
 * <p>Confined to the event loop of the connection, but for what says otherwise.
 */
public final class Trunk implements TrunkListener, Carrier {

    private static final Logger LOG = Logger.getLogger(Trunk.class);
    /** Of what a client says, a gateway hands on what it has read at once. */
    private static final int LONGEST = 1 << 20;

    private final String name;
    private final EventLoop loop;
    private final SocketPipeline sockets;
    private final Draining draining;
    private final Runnable onEnd;
    private final Map<Integer, Admitted> granted = new ConcurrentHashMap<>();
    private final IntObjectMap<TrunkChannel> channels = new IntObjectHashMap<>();
    private final Marks marks = new Marks();
    private volatile TrunkConnection connection;
    private SharedWrite shared;
    private boolean leaving;
    private volatile boolean over;

    /** @param loop of the connection, which is a trunk once {@link #begin} was called */
    Trunk(String name, EventLoop loop, SocketPipeline sockets, Draining draining, Runnable onEnd) {
        this.name = name;
        this.loop = loop;
        this.sockets = sockets;
        this.draining = draining;
        this.onEnd = onEnd;
    }

    String name() {
        return name;
    }

    void begin(ChannelHandlerContext last) {
        connection = TrunkConnection.begin(last, LONGEST, this);
        shared = new SharedWrite(connection);
    }

    @Override
    public EventLoop loop() {
        return loop;
    }

    Channel netty() {
        return connection.context().channel();
    }

    /** Somebody may come in whose client is at the gateway: the gateway opens that channel as soon as it has told them. From any thread. */
    public void grant(int channel, Admitted admitted) {
        granted.put(channel, admitted);
        loop.schedule(() -> forget(channel), TrunkProtocol.GRANTED_FOR.toSeconds(), TimeUnit.SECONDS);
    }

    private void forget(int channel) {
        if (granted.remove(channel) != null) {
            closeIfDoneWith();
        }
    }

    @Override
    public void opened(int number) {
        Admitted admitted = granted.remove(number);
        if (admitted == null) {
            connection.closed(number);
            leave();
            return;
        }
        TrunkChannel channel = new TrunkChannel(this, number);
        channels.put(number, channel);
        loop.register(channel);
        sockets.open(channel, admitted);
    }

    @Override
    public void data(ByteBuf numbers, ByteBuf bytes) {
        TrunkChannel channel = channels.get(numbers.readInt());
        if (channel != null) {
            channel.received(bytes.retain());
        }
    }

    @Override
    public void closed(int number) {
        TrunkChannel channel = channels.remove(number);
        if (channel != null) {
            channel.close();
            closeIfDoneWith();
        }
    }

    @Override
    public void paused(int number) {
        TrunkChannel channel = channels.get(number);
        if (channel != null) {
            channel.pause();
        }
    }

    @Override
    public void resumed(int number) {
        TrunkChannel channel = channels.get(number);
        if (channel != null) {
            channel.resume();
        }
    }

    @Override
    public void marked(long number) {
        marks.reached(number);
    }

    @Override
    public void ping() {
        connection.pong();
        connection.flush();
    }

    @Override
    public void gone(Throwable cause) {
        over = true;
        onEnd.run();
        if (connection == null) {
            return;
        }
        if (cause != null) {
            LOG.warnf("A trunk with %d sockets broke: %s", channels.size(), cause);
        }
        shared.release();
        List<TrunkChannel> all = List.copyOf(channels.values());
        channels.clear();
        all.forEach(TrunkChannel::close);
        marks.end();
    }

    /** The node stops, and this has no socket left. */
    void closeIfDoneWith() {
        if (connection != null && draining.isDraining() && channels.isEmpty() && granted.isEmpty()) {
            connection.close();
        }
    }

    /** How many bytes may be under way to one channel, and to all, is bounded: who has had so many is to wait for the marks. */
    boolean takes(TrunkChannel channel) {
        return marks.allow(channel.window());
    }

    /** @param bytes the trunk's from here on */
    void write(TrunkChannel channel, ByteBuf bytes) {
        int added = bytes.readableBytes();
        boolean anew = shared.add(channel.number(), bytes);
        marks.sent(channel.window(), added, anew);
        leave();
    }

    void closing(TrunkChannel channel) {
        if (channels.remove(channel.number()) != null) {
            shared.leave();
            connection.closed(channel.number());
            leave();
            loop.execute(this::closeIfDoneWith);
        }
    }

    @Override
    public void whenCarried(Runnable action) {
        marks.whenReached(action);
    }

    @Override
    public boolean isGone() {
        return over;
    }

    /** What is said in one go leaves together. */
    private void leave() {
        if (!leaving) {
            leaving = true;
            loop.execute(() -> {
                leaving = false;
                shared.leave();
                connection.mark(marks.next());
                connection.flush();
            });
        }
    }
}
