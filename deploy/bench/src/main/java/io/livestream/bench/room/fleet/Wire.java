package io.livestream.bench.room.fleet;

import io.netty.buffer.ByteBuf;
import java.net.InetSocketAddress;

/** A kind of server that passes on what it is given, and how one talks to it. */
public interface Wire {

    /** Where the server listens. */
    InetSocketAddress address();

    /** A new connection of a member, which tells the fleet what becomes of it. */
    Connection connection(Member member, Fleet fleet);

    /** What a poster sends so that everybody gets the text. */
    ByteBuf post(byte[] text, int n);

    /** How many may post: only the room puts those of several in one order. */
    int posters();

    /** Whether the server tells the poster what became of a message. */
    boolean acknowledges();
}
