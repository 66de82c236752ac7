package io.livestream.chat.exchange;

import jakarta.inject.Singleton;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;

/** Names the sockets of this node for the others of their rooms. Names begin with the node's, so that any node knows its own. */
@Singleton
public final class Peers {

    private static final int DIGITS = 36;

    private final String node = Long.toString(ThreadLocalRandom.current().nextLong(1L << 40), DIGITS) + "-";
    private final AtomicLong named = new AtomicLong();

    public String next() {
        return node + Long.toString(named.incrementAndGet(), DIGITS);
    }

    boolean isOurs(String peer) {
        return peer.startsWith(node);
    }
}
