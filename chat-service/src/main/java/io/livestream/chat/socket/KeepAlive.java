package io.livestream.chat.socket;

import io.livestream.chat.delivery.RoomSocket;
import io.livestream.chat.frame.WebSocketBytes;

/**
 * Whether the client of one socket is still there: one that is silent for long is asked, and one that does not answer is let go of.
 * Confined to the socket's event loop.
 */
final class KeepAlive {

    private final RoomSocket socket;
    private final SilenceSettings settings;
    private long lastHeard = System.nanoTime();
    private boolean asked;

    KeepAlive(RoomSocket socket, SilenceSettings settings) {
        this.socket = socket;
        this.settings = settings;
    }

    void heard() {
        lastHeard = System.nanoTime();
        asked = false;
    }

    void check(long nanoTime) {
        long silence = nanoTime - lastHeard;
        if (socket.hasLingered(nanoTime) || silence > settings.goneAfter().toNanos()) {
            socket.close();
        } else if (silence > settings.pingAfter().toNanos() && !asked && !socket.isEnding()) {
            asked = true;
            socket.send(WebSocketBytes.PING);
        }
    }
}
