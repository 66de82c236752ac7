package io.livestream.chat.delivery;

import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * The sockets for whose people there is no such stream any more. They are ended before they have been sent what is new, which they may not
 * see. Safe for threads, but for {@link #end}.
 */
final class Strangers {

    private final Queue<Set<RoomSocket>> found = new ConcurrentLinkedQueue<>();

    void add(Set<RoomSocket> strangers) {
        found.add(strangers);
    }

    /** Whether this socket is one of them and has not been ended yet. */
    boolean include(RoomSocket socket) {
        return !found.isEmpty() && found.stream().anyMatch(strangers -> strangers.contains(socket));
    }

    /** Ends them, as far as they are among these; on the event loop of these. */
    void end(List<RoomSocket> sockets) {
        for (Set<RoomSocket> strangers = found.poll(); strangers != null; strangers = found.poll()) {
            List.copyOf(sockets).stream().filter(strangers::contains).forEach(socket -> socket.end(CloseReason.HIDDEN));
        }
    }
}
