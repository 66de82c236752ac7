package io.livestream.chat.request;

import io.livestream.chat.delivery.RoomSocket;
import io.livestream.chat.hub.RoomHub;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Executor;

/** Who asks for something over one socket, and what of it is still to be done. Confined to the socket's event loop. */
public final class Client {

    /** They come in bursts, and what they come to is limited by bytes. */
    private static final int MOST_CALLS_WAITING = 256;
    /** Who is told so often that it is too much, without ever pausing, does not listen. */
    private static final int PATIENCE = 1_000;

    private final RoomSocket socket;
    private final RoomHub hub;
    private SerialQueue posts;
    private SerialQueue calls;
    private int tooFast;
    private long lastTooFast;

    public Client(RoomSocket socket, RoomHub hub) {
        this.socket = socket;
        this.hub = hub;
    }

    RoomSocket socket() {
        return socket;
    }

    RoomHub hub() {
        return hub;
    }

    UUID userId() {
        return socket.userId();
    }

    /**
     * Its messages, in the order in which they came.
     *
     * @param most how many may wait for their turn; what is too long to be a message does not
     */
    SerialQueue posts(Executor elsewhere, int most) {
        if (posts == null) {
            posts = new SerialQueue(socket.loop(), elsewhere, most, socket::isEnding);
        }
        return posts;
    }

    /** Its signals and reactions, in the order in which they came. */
    SerialQueue calls(Executor elsewhere) {
        if (calls == null) {
            calls = new SerialQueue(socket.loop(), elsewhere, MOST_CALLS_WAITING, socket::isEnding);
        }
        return calls;
    }

    /**
     * It was too fast once more.
     *
     * @param pause after which what was before does not count any more
     * @return whether it goes on as if it had never been told
     */
    boolean goesOnAndOn(long nanoTime, Duration pause) {
        if (nanoTime - lastTooFast > pause.toNanos()) {
            tooFast = 0;
        }
        lastTooFast = nanoTime;
        tooFast++;
        return tooFast > PATIENCE;
    }
}
