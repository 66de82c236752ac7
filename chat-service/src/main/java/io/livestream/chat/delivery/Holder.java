package io.livestream.chat.delivery;

import io.livestream.platform.caller.Caller;
import java.time.Instant;

/** Somebody who has sockets of one room open on this node. Not safe for threads; the room's lock guards it. */
final class Holder {

    private final Caller caller;
    private final Instant since;
    private int sockets;
    private Instant renewedAt = Instant.MIN;

    Holder(Caller caller, Instant since) {
        this.caller = caller;
        this.since = since;
    }

    Caller caller() {
        return caller;
    }

    /** From when on they have had one open without a gap. */
    Instant since() {
        return since;
    }

    void opened() {
        sockets++;
    }

    /** Returns whether that was the last one. */
    boolean closed() {
        sockets--;
        return sockets == 0;
    }

    Instant renewedAt() {
        return renewedAt;
    }

    void renewed(Instant at) {
        renewedAt = at;
    }
}
