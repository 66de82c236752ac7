package io.livestream.chat.hub;

import io.livestream.chat.delivery.Carrier;
import io.livestream.chat.delivery.LoopFanOut;
import io.livestream.chat.delivery.RoomSocket;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** The sockets that one room has open on this node: by carrier, by person and by name. The room's lock guards it, but for names. */
final class RoomSockets {

    private final Function<Carrier, LoopFanOut> newFanOut;
    private final Map<Carrier, LoopFanOut> fanOuts = new HashMap<>();
    private final ConnectedPeople people = new ConnectedPeople();
    private final Map<String, RoomSocket> byPeer = new ConcurrentHashMap<>();

    RoomSockets(Function<Carrier, LoopFanOut> newFanOut) {
        this.newFanOut = newFanOut;
    }

    /** On the socket's event loop. */
    void add(RoomSocket socket, Instant now) {
        fanOuts.values().removeIf(LoopFanOut::isOver);
        fanOuts.computeIfAbsent(socket.carrier(), newFanOut).add(socket);
        people.opened(socket, now);
        byPeer.put(socket.peer(), socket);
    }

    /** On the socket's event loop. */
    void remove(RoomSocket socket) {
        fanOutOf(socket).remove(socket);
        people.closed(socket);
        byPeer.remove(socket.peer());
    }

    LoopFanOut fanOutOf(RoomSocket socket) {
        return fanOuts.get(socket.carrier());
    }

    Collection<LoopFanOut> fanOuts() {
        return fanOuts.values();
    }

    ConnectedPeople people() {
        return people;
    }

    /** From any thread, without the room's lock. */
    Optional<RoomSocket> named(String peer) {
        return Optional.ofNullable(byPeer.get(peer));
    }
}
