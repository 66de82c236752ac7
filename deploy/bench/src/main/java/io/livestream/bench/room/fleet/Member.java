package io.livestream.bench.room.fleet;

import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import java.net.SocketAddress;

/** One of those who listen, over all connections they have one after the other. Touched by its event loop alone. */
public final class Member {

    final int number;
    /** The token of the account, or nothing where there are no accounts. */
    final String token;

    final EventLoop loop;
    final Receiver receiver;
    final Sequence sequence;
    /** Where its connections come from, so that the ports suffice; null for wherever the system likes. */
    final SocketAddress source;
    /** The connection that is open, or null. */
    Channel channel;
    /** Whether its attempt is one of those that are made in turn. */
    boolean isAwaited;
    /** Up to where a welcome said that it knows the room. */
    long welcomedAt = -1;
    /** What had been sent when it came back, as long as it has not received all of that; else null. */
    int[] missed;
    /** When it began to come back. */
    long returnedAt;

    Member(int number, String token, EventLoop loop, Receiver receiver, Sequence sequence, SocketAddress source) {
        this.number = number;
        this.token = token;
        this.loop = loop;
        this.receiver = receiver;
        this.sequence = sequence;
        this.source = source;
    }

    boolean isOpen() {
        return channel != null;
    }

    /** The place after which it wants everything, or -1 when it was never in the room. */
    long place() {
        return Math.max(welcomedAt, sequence.lastSeq());
    }
}
