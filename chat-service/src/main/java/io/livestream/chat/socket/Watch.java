package io.livestream.chat.socket;

import io.livestream.chat.delivery.Ending;
import io.livestream.chat.delivery.RoomSocket;
import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;

/** The sockets of one event loop, looked at once a second: a timer for each would cost more. Confined to the event loop. */
final class Watch {

    private final Set<RoomHandler> sockets = new LinkedHashSet<>();
    private final Predicate<UUID> disabled;
    /** Tokens live by the time of the world. */
    private final Clock clock = Clock.systemUTC();

    Watch(Predicate<UUID> disabled) {
        this.disabled = disabled;
    }

    void add(RoomHandler socket) {
        sockets.add(socket);
    }

    void remove(RoomHandler socket) {
        sockets.remove(socket);
    }

    List<RoomHandler> all() {
        return List.copyOf(sockets);
    }

    void look() {
        long nanoTime = System.nanoTime();
        long millis = clock.millis();
        for (RoomHandler handler : all()) {
            RoomSocket socket = handler.socket();
            if (socket.isExpired(millis)) {
                socket.end(Ending.EXPIRED);
            } else if (disabled.test(socket.userId())) {
                socket.end(Ending.DISABLED);
            } else if (socket.isStalled(nanoTime)) {
                socket.end(Ending.TOO_SLOW);
            }
            handler.check(nanoTime);
        }
    }
}
