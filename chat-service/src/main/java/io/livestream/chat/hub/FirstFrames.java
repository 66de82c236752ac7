package io.livestream.chat.hub;

import io.livestream.chat.delivery.RoomSocket;
import io.livestream.chat.frame.Frames;
import io.livestream.chat.frame.Welcome;
import io.livestream.chat.room.RoomState;
import io.livestream.platform.audience.Standing;
import io.netty.buffer.Unpooled;
import java.time.Instant;
import java.util.List;

/** What a socket is told when it is let in, all of one moment of the room. */
record FirstFrames(Welcome welcome, List<byte[]> lastMessages, boolean reset) {

    static FirstFrames of(RoomState state, RoomSocket socket, long seq, Instant now) {
        Standing standing = state.require(socket.caller()).requireNotRemoved();
        var welcome = Welcome.of(state, standing, socket.caller(), socket.peer(), now, seq);
        return new FirstFrames(welcome, List.of(), false);
    }

    FirstFrames with(List<byte[]> messages) {
        return new FirstFrames(welcome, messages, false);
    }

    FirstFrames withReset() {
        return new FirstFrames(welcome, List.of(), true);
    }

    void send(RoomSocket socket, Frames frames) {
        socket.write(Unpooled.wrappedBuffer(frames.welcome(welcome)));
        if (reset) {
            socket.write(Unpooled.wrappedBuffer(frames.reset(welcome.seq())));
        }
        if (!lastMessages.isEmpty()) {
            socket.write(Unpooled.wrappedBuffer(lastMessages.toArray(byte[][]::new)));
        }
    }
}
