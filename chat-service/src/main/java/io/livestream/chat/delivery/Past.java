package io.livestream.chat.delivery;

import io.livestream.chat.frame.Frame;
import io.livestream.chat.frame.Frames;
import io.livestream.chat.room.Room;
import io.livestream.platform.event.Logged;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The frames of a room that somebody may still have to be sent: the latest, and for some time those that were read from the log for who
 * comes back. The room's lock guards it, but for {@link #fill}.
 */
final class Past {

    /** So long what was read from the log is kept after somebody was last sent a part of it. */
    private static final long HOLD = TimeUnit.SECONDS.toNanos(30);
    /** So many events are encoded before others have their turn. */
    private static final int PORTION = 200;

    private final Room room;
    private final Frames frames;
    private final Replays replays;
    private final Backlog backlog;
    private final ReentrantLock filling = new ReentrantLock();
    /** Until when the backlog is held; of meaning while it is. */
    private long heldUntil;
    /** Bytes of the memory for replays. */
    private long taken;

    Past(Room room, long next, Frames frames, Replays replays) {
        this.room = room;
        this.frames = frames;
        this.replays = replays;
        backlog = new Backlog(next, frames::withoutText);
    }

    void append(Frame frame) {
        backlog.append(frame);
    }

    List<Frame> since(long place) {
        return backlog.since(place);
    }

    List<Frame> since(long place, int bytes) {
        return backlog.since(place, bytes);
    }

    /** Whether everything from a place on is here; then it stays for some time for whoever has asked. */
    boolean covers(long place) {
        if (backlog.holdsFor(place)) {
            heldUntil = System.nanoTime() + HOLD;
        }
        return backlog.covers(place);
    }

    void tick(long nanoTime) {
        if (backlog.isHeld() && nanoTime - heldUntil > 0) {
            backlog.release();
            replays.giveBack(taken);
            taken = 0;
        }
    }

    /**
     * Makes sure that everything after a place is here, reading the log if need be, unless that is too long ago or too much. Waits; many
     * who come for the same wait for one reading.
     */
    void fill(long place, Backfill backfill) {
        if (room.ask(_ -> covers(place))) {
            return;
        }
        filling.lock();
        try {
            long from = room.ask(_ -> held());
            if (place < from) {
                backfill.read(room, place, from).ifPresent(older -> prepend(older, from));
            }
        } finally {
            filling.unlock();
        }
    }

    private long held() {
        heldUntil = System.nanoTime() + HOLD;
        backlog.hold();
        return backlog.from();
    }

    private void prepend(Backfill.Older older, long from) {
        List<Frame> read = encoded(older.events());
        long bytes = read.stream().mapToLong(frame -> frame.bytes().length).sum();
        room.tell(_ -> {
            // Else so much has come meanwhile that the oldest had to go: there would be a gap.
            if (backlog.from() == from && bytes <= Backlog.MOST_OLDER_BYTES && replays.take(bytes)) {
                taken += bytes;
                backlog.prepend(older.since(), read);
            }
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
