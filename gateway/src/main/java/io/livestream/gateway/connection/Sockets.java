package io.livestream.gateway.connection;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The sockets of one event loop. */
final class Sockets {

    private final OpenConnections open;
    private final Set<OpenSocket> all = new HashSet<>();
    private Spread leaving;

    Sockets(OpenConnections open) {
        this.open = open;
    }

    /** One that opens after the others were sent away follows them at once. */
    void opened(OpenSocket socket) {
        open.socketOpened();
        all.add(socket);
        if (leaving != null) {
            socket.sendAway(leaving.next());
        }
    }

    void closed(OpenSocket socket) {
        if (all.remove(socket)) {
            open.socketClosed();
            open.closed();
        }
    }

    void sendAway() {
        leaving = open.spread();
        List.copyOf(all).forEach(socket -> socket.sendAway(leaving.next()));
    }

    void close() {
        List.copyOf(all).forEach(OpenSocket::close);
    }

    boolean isEmpty() {
        return all.isEmpty();
    }
}
