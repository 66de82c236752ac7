package io.livestream.gateway.proxy;

import io.livestream.gateway.connection.ClientConnection;
import io.livestream.gateway.connection.OpenSocket;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;
import java.time.Duration;

/**
 * A client's socket and the room's, joined.
 *
 * <p>Bytes pass as they are. The room is read only as fast as the client takes them, so a slow reader is felt by the room, whose business
 * it is to let go of it, and never fills this process. The other way it is the same: a room that stands still is felt by its clients.
 *
 * <p>When the gateway stops, the client is told so between two frames. What it answers goes to the room, which lets go of it as of anybody
 * who leaves and thereby ends the connection.
 */
final class RoomSocket implements OpenSocket {

    private final NetSocket client;
    private final NetSocket room;
    private final Writability roomWritability;
    private final Frames frames = new Frames();
    private Buffer farewell;
    private boolean leftAlone;

    /** The room is still paused, so that nothing that it has said is missed. */
    RoomSocket(NetSocket client, NetSocket room, Writability roomWritability) {
        this.client = client;
        this.room = room;
        this.roomWritability = roomWritability;
    }

    void join(ClientConnection connection) {
        client.closeHandler(_ -> {
            connection.socketClosed(this);
            room.close();
        });
        client.handler(this::fromClient);
        client.exceptionHandler(_ -> room.close());
        client.endHandler(_ -> room.close());
        roomWritability.onDrained(client::resume);
        room.handler(this::fromRoom);
        room.exceptionHandler(_ -> client.close());
        room.endHandler(_ -> client.close());
        connection.becomeSocket(this);
        room.resume();
    }

    @Override
    public void sendAway(Duration retryAfter) {
        farewell = Farewell.comeBackAfter(retryAfter);
        if (frames.isAtEnd()) {
            sayFarewell();
        }
    }

    @Override
    public void close() {
        room.close();
        client.close();
    }

    private void fromClient(Buffer bytes) {
        room.write(bytes);
        if (roomWritability.isFull()) {
            client.pause();
        }
    }

    private void fromRoom(Buffer bytes) {
        if (leftAlone) {
            return;
        }
        if (farewell == null) {
            frames.follow(bytes);
            toClient(bytes);
            return;
        }
        toClient(bytes.slice(0, frames.followToEnd(bytes)));
        if (frames.isAtEnd()) {
            sayFarewell();
        }
    }

    private void toClient(Buffer bytes) {
        client.write(bytes);
        if (client.writeQueueFull()) {
            room.pause();
            client.drainHandler(_ -> room.resume());
        }
    }

    /** The room is read on, so that its end is seen, but heard no more. */
    private void sayFarewell() {
        leftAlone = true;
        if (!frames.isClosing()) {
            client.write(farewell);
        }
        room.resume();
    }
}
