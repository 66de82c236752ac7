package io.livestream.chat.hub;

import io.livestream.chat.delivery.RoomSocket;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Somebody who has sockets of one room open on this node. Not safe for threads; the room's lock guards it. */
final class ConnectedPerson {

    private final UUID userId;
    private final Instant since;
    /** One, for nearly everybody. */
    private final List<RoomSocket> sockets = new ArrayList<>(1);

    private Instant renewedAt = Instant.MIN;

    ConnectedPerson(UUID userId, Instant since) {
        this.userId = userId;
        this.since = since;
    }

    UUID userId() {
        return userId;
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
