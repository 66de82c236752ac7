package io.livestream.chat.delivery;

import io.livestream.platform.caller.Caller;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Somebody who has sockets of one room open on this node. Not safe for threads; the room's lock guards it. */
final class Holder {

    private final Caller caller;
    private final Instant since;
    /** One, for nearly everybody. */
    private final List<RoomSocket> sockets = new ArrayList<>(1);

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

    void opened(RoomSocket socket) {
        sockets.add(socket);
    }

    /** Returns whether that was the last one. */
    boolean closed(RoomSocket socket) {
        sockets.remove(socket);
        return sockets.isEmpty();
    }

    List<RoomSocket> sockets() {
        return List.copyOf(sockets);
    }

    Instant renewedAt() {
        return renewedAt;
    }

    void renewed(Instant at) {
        renewedAt = at;
    }
}
