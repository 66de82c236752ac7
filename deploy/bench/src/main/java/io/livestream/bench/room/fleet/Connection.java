package io.livestream.bench.room.fleet;

import io.livestream.bench.room.frame.CloseReason;
import io.livestream.bench.room.frame.Envelope;
import io.livestream.bench.room.frame.FrameReader;
import io.livestream.bench.room.frame.Frames;
import io.livestream.bench.room.frame.Stamp;
import io.livestream.bench.room.frame.UpgradeReply;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.util.Arrays;

/**
 * One connection of a member: what it says first, and what becomes of what it hears. It is open once the server has said so in the words
 * of its protocol.
 */
public abstract class Connection extends ChannelInboundHandlerAdapter implements FrameReader.Listener {

    private final Member member;
    private final Fleet fleet;
    private final FrameReader frames = new FrameReader();
    /** Until the reply to the upgrade is there; null from then on, and where nothing is upgraded. */
    private UpgradeReply reply;

    private ChannelHandlerContext context;
    private boolean open;
    private String end;

    /** @param upgrades whether it begins with a request to upgrade, to which the server replies */
    protected Connection(Member member, Fleet fleet, boolean upgrades) {
        this.member = member;
        this.fleet = fleet;
        this.reply = upgrades ? new UpgradeReply() : null;
    }

    /** The first bytes, or null when the server speaks first. */
    protected abstract ByteBuf greeting();

    /** Called when the upgrade is done. */
    protected void upgraded() {
        // Nothing to say.
    }

    /** A frame with something in it. */
    protected abstract void payload(byte[] bytes, int from, int to);

    @Override
    public void channelActive(ChannelHandlerContext channel) {
        context = channel;
        ByteBuf greeting = greeting();
        if (greeting != null) {
            send(greeting);
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext channel, Object message) {
        ByteBuf arrived = (ByteBuf) message;
        try {
            if (reply != null && !replyRead(arrived)) {
                return;
            }
            member.receiver.read(arrived, frames, this);
        } catch (RuntimeException e) {
            end("not understood: " + e.getMessage());
        } finally {
            arrived.release();
        }
    }

    /** Whether the reply to the upgrade has come, and what follows are frames. */
    private boolean replyRead(ByteBuf arrived) {
        if (!reply.read(arrived)) {
            return false;
        }
        if (!reply.isUpgrade()) {
            end(reply.refusal());
            return false;
        }
        reply = null;
        upgraded();
        return true;
    }

    @Override
    public final void frame(int opcode, byte[] bytes, int from, int to) {
        switch (opcode) {
            case FrameReader.TEXT, FrameReader.BINARY -> payload(bytes, from, to);
            case FrameReader.PING -> send(Frames.pong(Arrays.copyOfRange(bytes, from, to)));
            case FrameReader.CLOSE -> end(CloseReason.of(bytes, from, to));
            default -> {
                // A pong, which nobody asked for.
            }
        }
    }

    /** Sends these bytes as they are. */
    protected final void send(ByteBuf bytes) {
        context.writeAndFlush(bytes, context.voidPromise());
    }

    /** The server has taken the member in. */
    protected final void opened() {
        if (!open) {
            open = true;
            fleet.opened(member, context.channel());
        }
    }

    /** The server has taken the member in, and says up to where it knows the room; -1 when it does not say so. */
    protected final void welcomed(long seq) {
        member.welcomedAt = seq;
        opened();
    }

    /** What the member asked for is no longer kept. */
    protected final void toldToReload() {
        fleet.toldToReload();
    }

    /** A post of the member has been taken in. */
    protected final void acknowledged() {
        fleet.acknowledged(member);
    }

    /** A post of the member has not been taken in. */
    protected final void refused(String code) {
        fleet.refused(code);
    }

    /** The token with which the member enters. */
    protected final String token() {
        return member.token;
    }

    /** The place after which the member wants everything, or -1 when it was never in the room. */
    protected final long place() {
        return member.place();
    }

    /** A JSON frame of the room has come, or one that looks like it. */
    protected final void roomFrame(byte[] bytes, int from, int to) {
        Receiver receiver = member.receiver;
        Envelope envelope = receiver.envelope;
        envelope.read(bytes, from, to);
        if (envelope.isPosted()) {
            Stamp stamp = envelope.stamp();
            if (stamp != null && stamp.run() == receiver.run()) {
                member.sequence.message(envelope.seq(), stamp.run(), stamp.poster(), stamp.counter());
                fleet.received(member, stamp.sentAt(), to - from);
                return;
            }
        }
        if (envelope.seq() != Envelope.NO_SEQ) {
            member.sequence.numbered(envelope.seq());
        } else {
            unnumbered(envelope.type(), bytes, from, to);
        }
    }

    /** A frame that stands on no log: the welcome, or an answer. */
    protected void unnumbered(String type, byte[] bytes, int from, int to) {
        // Where there is no room there are none.
    }

    /** Closes the connection, for the first reason that is given. */
    protected final void end(String reason) {
        if (end == null) {
            end = reason;
        }
        context.close();
    }

    @Override
    public void channelInactive(ChannelHandlerContext channel) {
        String reason = end != null ? end : reply != null ? reply.endedWith() : "closed without a close frame";
        fleet.ended(member, channel.channel(), open, reason);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext channel, Throwable cause) {
        end(cause.getMessage());
    }
}
