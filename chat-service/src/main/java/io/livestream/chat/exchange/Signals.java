package io.livestream.chat.exchange;

import io.livestream.chat.delivery.RoomSocket;
import io.livestream.chat.frame.Frames;
import io.livestream.chat.hub.RoomHub;
import io.livestream.chat.room.RoomState;
import io.livestream.platform.event.RoomNote;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;

/**
 * Brings signals to the sockets of this node that they are for: the owner's, or any if the owner sent them. A client that does not keep
 * up with them does without some, so that nobody can have it closed by sending many.
 */
@Singleton
final class Signals {

    /** Instead of a peer: all sockets of the owner. */
    static final String TEACHER = "teacher";

    private final Frames frames;

    Signals(Frames frames) {
        this.frames = frames;
    }

    void deliver(RoomNote.Signal signal, RoomHub hub) {
        List<RoomSocket> receivers = receivers(signal, hub);
        if (!receivers.isEmpty()) {
            byte[] frame = frames.signal(signal.from(), signal.user(), signal.data());
            receivers.forEach(receiver -> receiver.offer(frame));
        }
    }

    private static List<RoomSocket> receivers(RoomNote.Signal signal, RoomHub hub) {
        UUID owner = hub.room().ask(RoomState::owner).orElse(null);
        if (signal.to().equals(TEACHER)) {
            return owner == null ? List.of() : hub.socketsOf(owner);
        }
        return hub.socket(signal.to())
                .filter(receiver -> signal.fromOwner() || receiver.userId().equals(owner))
                .map(List::of)
                .orElse(List.of());
    }
}
