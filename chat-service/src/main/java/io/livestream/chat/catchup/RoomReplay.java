package io.livestream.chat.catchup;

import io.livestream.chat.frame.Frame;
import io.livestream.chat.frame.Frames;
import io.livestream.chat.room.Room;
import io.livestream.platform.event.Logged;
import io.livestream.platform.limit.TooFast;
import io.livestream.platform.problem.Unavailable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/**
 * The frames of a room that somebody may still have to be sent: the latest, and for some time those that were read from the log for who
 * comes back. The room's lock guards it: {@link #since}, {@link #end} and {@link #fill} take it, the others are called by who has it.
 */
public final class RoomReplay {

    /** So long what was read from the log is kept after somebody was last sent a part of it. */
    private static final long HOLD = TimeUnit.SECONDS.toNanos(30);
    /** So long it is known of a place that it is too far back, without asking the log again. */
    private static final long REMEMBERED = TimeUnit.SECONDS.toNanos(30);

    private static final long NOWHERE = -1;
    /** With others who come back to the same room. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** So many events are encoded before others have their turn. */
    private static final int PORTION = 200;

    private final Room room;
    private final Frames frames;
    private final ReplayMemory memory;
    private final ReplayBuffer buffer;
    private final CatchUpLock fillings = new CatchUpLock(PATIENCE);
    /** Until when the buffer is held; of meaning while it is. */
    private long heldUntil;
    /** What it has of the memory for replays, in bytes. */
    private long taken;
    /** What came after this place was too much to be read, and so is what came after one before it. */
    private long tooFar = NOWHERE;

    private long tooFarUntil;
    private boolean closed;
    private long end;

    public RoomReplay(Room room, long next, Frames frames, ReplayMemory memory) {
        this.room = room;
        this.frames = frames;
        this.memory = memory;
        buffer = new ReplayBuffer(next, frames::withoutText);
        end = next;
    }

    public void append(Frame frame) {
        buffer.append(frame);
        end = frame.seq() + 1;
    }

    /** All frames from a place on; null if they are no longer here, which they are unless an event loop has been stuck for long. */
    public List<Frame> since(long place) {
        return room.ask(_ -> covers(place) ? buffer.since(place) : null);
    }

    /** The next frames from a place on, about so many bytes of them; null if they are no longer here. */
    public List<Frame> since(long place, int bytes) {
        return room.ask(_ -> covers(place) ? buffer.since(place, bytes) : null);
    }

    /** The place after the last frame that there is. */
    public long end() {
        return room.ask(_ -> end);
    }

    /** Whether everything from a place on is here; then it stays for some time for whoever has asked. */
    public boolean covers(long place) {
        if (buffer.holdsFor(place)) {
            heldUntil = System.nanoTime() + HOLD;
        }
        return buffer.covers(place);
    }

    public void tick(long nanoTime) {
        if (buffer.isHeld() && nanoTime - heldUntil > 0) {
            release();
        }
        if (nanoTime - tooFarUntil > 0) {
            tooFar = NOWHERE;
        }
    }

    private void release() {
        buffer.release();
        memory.giveBack(taken);
        taken = 0;
    }

    /** Nobody comes back to this room here any more; what is still being read for somebody is not kept. */
    public void close() {
        closed = true;
        release();
    }

    /**
     * Makes sure that everything after a place is here, reading the log if need be, unless that is too long ago or too much. Waits; many
     * who come for the same wait for one reading, and are told its outcome.
     *
     * @param person who has come back for it
     * @throws TooFast if the log has been read for them for too long of late
     * @throws Unavailable if the log cannot be read now
     */
    public void fill(long place, UUID person, CatchUpReader reader) {
        if (!room.ask(_ -> isMissing(place))) {
            return;
        }
        fillings.inTurn(() -> {
            if (room.ask(_ -> isMissing(place))) {
                read(place, person, reader);
            }
            return null;
        });
    }

    /** Whether it is worth asking the log for what came after a place. */
    private boolean isMissing(long place) {
        return !covers(place) && place > tooFar;
    }

    private void read(long place, UUID person, CatchUpReader reader) {
        long from = room.ask(_ -> held());
        boolean isHere = reader.read(room, place, from, person)
                .filter(older -> prepend(older, from))
                .isPresent();
        if (!isHere) {
            room.tell(_ -> {
                tooFar = place;
                tooFarUntil = System.nanoTime() + REMEMBERED;
            });
        }
    }

    private long held() {
        heldUntil = System.nanoTime() + HOLD;
        buffer.hold();
        return buffer.from();
    }

    /** Returns false if there is no room for it. */
    private boolean prepend(CatchUpReader.Older older, long from) {
        List<Frame> read = encoded(older.events());
        long bytes = read.stream().mapToLong(frame -> frame.bytes().length).sum();
        return room.ask(_ -> {
            // Else so much has come meanwhile that the oldest had to go: there would be a gap.
            boolean fits = !closed && held() == from && bytes <= ReplayBuffer.MOST_OLDER_BYTES && memory.take(bytes);
            if (fits) {
                taken += bytes;
                buffer.prepend(older.since(), read);
            }
            return fits;
        });
    }

    /** A portion at a time, so that the room goes on meanwhile. */
    private List<Frame> encoded(List<Logged> events) {
        List<Frame> encoded = new ArrayList<>();
        for (int begin = 0; begin < events.size(); begin += PORTION) {
            List<Logged> portion = events.subList(begin, Math.min(begin + PORTION, events.size()));
            room.tell(
                    state -> portion.forEach(logged -> frames.of(logged, state).ifPresent(encoded::add)));
        }
        return encoded;
    }
}
