package io.livestream.chat.delivery;

import io.livestream.chat.frame.Frame;
import io.livestream.platform.caller.Caller;
import io.netty.buffer.ByteBuf;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What the sockets of a room on one event loop are sent in one write: new frames of the log, then what is of the moment. Confined to that
 * event loop.
 */
final class FrameBatch implements AutoCloseable {

    private final long end;
    private final List<Frame> frames;
    private final List<byte[]> ephemeral;
    private final boolean hasViewers;
    private final boolean hasDisclosed;
    private final int framesSize;
    private final int ephemeralSize;
    private ByteBuf joined;

    FrameBatch(long begin, List<Frame> frames, List<byte[]> ephemeral, boolean hasViewers) {
        this.frames = frames;
        this.ephemeral = ephemeral;
        this.hasViewers = hasViewers;
        end = frames.isEmpty() ? begin : frames.getLast().seq() + 1;
        framesSize = frames.stream().mapToInt(frame -> frame.bytes().length).sum();
        ephemeralSize = ephemeral.stream().mapToInt(frame -> frame.length).sum();
        hasDisclosed = frames.stream().anyMatch(frame -> frame.disclosed() != null);
    }

    boolean isEmpty() {
        return frames.isEmpty() && ephemeral.isEmpty();
    }

    /** The place after the last frame. */
    long end() {
        return end;
    }

    List<Frame> frames() {
        return frames;
    }

    /** When the event happened that has waited longest to be sent; empty if there are only ephemeral frames. */
    Optional<Instant> oldest() {
        return frames.isEmpty()
                ? Optional.empty()
                : Optional.of(frames.getFirst().at());
    }

    int count() {
        return frames.size() + ephemeral.size();
    }

    int ephemeralCount() {
        return ephemeral.size();
    }

    int size() {
        return framesSize;
    }

    boolean hasViewers() {
        return hasViewers;
    }

    /** Whether this socket's person may see more than others. */
    boolean isDifferentFor(RoomSocket socket) {
        return hasDisclosed && frames.stream().anyMatch(frame -> frame.isDisclosedTo(socket.caller()));
    }

    /** Everything, in the buffer that all sockets share. */
    ByteBuf bytes(RoomSocket anyOfThem) {
        return joined(anyOfThem).retainedDuplicate();
    }

    /** The ephemeral frames alone. */
    ByteBuf ephemeralBytes(RoomSocket anyOfThem) {
        return joined(anyOfThem).retainedSlice(framesSize, ephemeralSize);
    }

    private ByteBuf joined(RoomSocket socket) {
        if (joined == null) {
            joined = socket.buffer(framesSize + ephemeralSize);
            frames.forEach(frame -> joined.writeBytes(frame.bytes()));
            ephemeral.forEach(joined::writeBytes);
        }
        return joined;
    }

    /** Frames as one person may see them. */
    static ByteBuf join(List<Frame> frames, RoomSocket socket) {
        Caller person = socket.caller();
        int size =
                frames.stream().mapToInt(frame -> frame.bytesFor(person).length).sum();
        ByteBuf bytes = socket.buffer(size);
        frames.forEach(frame -> bytes.writeBytes(frame.bytesFor(person)));
        return bytes;
    }

    @Override
    public void close() {
        if (joined != null) {
            joined.release();
        }
    }
}
