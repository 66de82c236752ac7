package io.livestream.chat.socket;

import io.livestream.chat.delivery.CloseReason;
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
        if (socket.isEnding()) {
            if (socket.hasLingered(nanoTime)) {
                socket.close();
            }
        } else if (silence > settings.goneAfter().toNanos()) {
            letGo();
        } else if (silence > settings.pingAfter().toNanos() && !asked) {
            asked = true;
            socket.send(WebSocketBytes.PING);
        }
    }

    /** Whose connection is full may be there and not read, and so not have read what was asked. */
    private void letGo() {
        if (socket.takesMore()) {
            socket.close();
        } else {
            socket.end(CloseReason.TOO_SLOW);
        }
    }
}
