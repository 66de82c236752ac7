package io.livestream.chat.socket;

import io.livestream.chat.delivery.CloseReason;
import io.livestream.chat.delivery.RoomSocket;
import io.livestream.platform.follow.Revocations;
import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jboss.logging.Logger;

/** The sockets of one event loop, looked at once a second: a timer for each would cost more. Confined to the event loop. */
final class SocketMonitor {

    private static final Logger LOG = Logger.getLogger(SocketMonitor.class);

    private final Set<RoomSocketHandler> sockets = new LinkedHashSet<>();
    private final Revocations revocations;
    /** Tokens live by the time of the world. */
    private final Clock clock = Clock.systemUTC();

    SocketMonitor(Revocations revocations) {
        this.revocations = revocations;
    }

    void add(RoomSocketHandler socket) {
        sockets.add(socket);
    }

    void remove(RoomSocketHandler socket) {
        sockets.remove(socket);
    }

    List<RoomSocketHandler> all() {
        return List.copyOf(sockets);
    }

    void check() {
        long nanoTime = System.nanoTime();
        long millis = clock.millis();
        for (RoomSocketHandler handler : all()) {
            try {
                check(handler, nanoTime, millis);
            } catch (RuntimeException e) {
                LOG.error("A socket was not looked at", e);
            }
        }
    }

    private void check(RoomSocketHandler handler, long nanoTime, long millis) {
        RoomSocket socket = handler.socket();
        if (socket.isExpired(millis)) {
            socket.end(CloseReason.EXPIRED);
        } else if (revocations.revokes(socket.caller(), handler.issuedAt())) {
            // A token that grants a role which its account has no more is as good as one that has expired.
            socket.end(revocations.isDisabled(socket.userId()) ? CloseReason.DISABLED : CloseReason.EXPIRED);
        } else if (socket.isStalled(nanoTime)) {
            socket.end(CloseReason.TOO_SLOW);
        }
        handler.keepAlive().check(nanoTime);
    }
}
