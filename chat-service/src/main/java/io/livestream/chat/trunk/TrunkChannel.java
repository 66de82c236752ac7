package io.livestream.chat.trunk;

import io.livestream.chat.delivery.Carried;
import io.livestream.chat.delivery.Carrier;
import io.netty.buffer.ByteBuf;
import io.netty.channel.AbstractChannel;
import io.netty.channel.ChannelConfig;
import io.netty.channel.ChannelMetadata;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.ChannelPromise;
import io.netty.channel.DefaultChannelConfig;
import io.netty.channel.EventLoop;
import java.net.SocketAddress;

/**
 * The connection of one client, as if it were one: its bytes come and go by a trunk. What its client does not take waits here, as what a
 * full connection holds back.
 */
final class TrunkChannel extends AbstractChannel implements Carried {

    private static final ChannelMetadata METADATA = new ChannelMetadata(false);

    private final Trunk trunk;
    private final int number;
    private final ChannelConfig config = new DefaultChannelConfig(this);
    private final Marks.Window window = new Marks.Window();
    private boolean open = true;
    private boolean paused;
    private boolean waits;

    TrunkChannel(Trunk trunk, int number) {
        super(trunk.netty());
        this.trunk = trunk;
        this.number = number;
    }

    int number() {
        return number;
    }

    Marks.Window window() {
        return window;
    }

    @Override
    public Carrier carrier() {
        return trunk;
    }

    /** @param bytes ours from here on */
    void received(ByteBuf bytes) {
        pipeline().fireChannelRead(bytes);
        pipeline().fireChannelReadComplete();
    }

    void pause() {
        paused = true;
    }

    void resume() {
        paused = false;
        sendOn();
    }

    private void sendOn() {
        if (open) {
            unsafe().flush();
        }
    }

    @Override
    protected void doWrite(ChannelOutboundBuffer waiting) {
        for (Object bytes = waiting.current(); bytes != null && takes(); bytes = waiting.current()) {
            trunk.write(this, ((ByteBuf) bytes).retain());
            waiting.remove();
        }
    }

    private boolean takes() {
        if (paused) {
            return false;
        }
        boolean takes = trunk.takes(this);
        if (!takes && !waits) {
            waits = true;
            trunk.whenCarried(() -> {
                waits = false;
                sendOn();
            });
        }
        return takes;
    }

    @Override
    protected void doClose() {
        open = false;
        trunk.closing(this);
    }

    @Override
    public ChannelConfig config() {
        return config;
    }

    @Override
    public boolean isOpen() {
        return open;
    }

    @Override
    public boolean isActive() {
        return open;
    }

    @Override
    public ChannelMetadata metadata() {
        return METADATA;
    }

    @Override
    protected boolean isCompatible(EventLoop loop) {
        return true;
    }

    @Override
    protected SocketAddress localAddress0() {
        return trunk.netty().localAddress();
    }

    @Override
    protected SocketAddress remoteAddress0() {
        return trunk.netty().remoteAddress();
    }

    @Override
    protected void doBeginRead() {
        // What comes, comes.
    }

    @Override
    protected void doBind(SocketAddress address) {
        throw new UnsupportedOperationException();
    }

    @Override
    protected void doDisconnect() {
        doClose();
    }

    @Override
    protected AbstractUnsafe newUnsafe() {
        return new AbstractUnsafe() {
            @Override
            public void connect(SocketAddress remote, SocketAddress local, ChannelPromise promise) {
                promise.setFailure(new UnsupportedOperationException());
            }
        };
    }
}
