package io.livestream.chat.exchange;

import jakarta.inject.Singleton;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;

/** Names the sockets of this node for the others of their rooms. Names begin with the node's, so that any node knows its own. */
@Singleton
public final class Peers {

    private static final int DIGITS = 36;
    private static final long SMALLEST_OF_EIGHT = (long) Math.pow(DIGITS, 7);
    private static final Pattern NAME = Pattern.compile("[0-9a-z]{8}-[0-9a-z]{1,13}");

    private final String node =
            Long.toString(ThreadLocalRandom.current().nextLong(SMALLEST_OF_EIGHT, SMALLEST_OF_EIGHT * DIGITS), DIGITS)
                    + "-";
    private final AtomicLong named = new AtomicLong();

    public String next() {
        return node + Long.toString(named.incrementAndGet(), DIGITS);
    }

    /** Whether it could be the name of a socket, on whatever node. */
    static boolean isName(String peer) {
        return NAME.matcher(peer).matches();
    }

    boolean isOurs(String peer) {
        return peer.startsWith(node);
    }
}
