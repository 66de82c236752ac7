package io.livestream.chat.catchup;

import io.livestream.chat.frame.Frame;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * The latest frames of one room, in order and without a gap: what those get who come back. Not safe for threads; the room's lock guards
 * it.
 *
 * <p>It is bounded by frames and by bytes; more widely while it is held for somebody who is being sent what was read from the log. Of a
 * message or a question that was taken away it keeps the place and not the text.
 */
final class ReplayBuffer {

    static final int MOST_FRAMES = 5_000;
    static final int MOST_BYTES = 2 << 20;
    /** What may be put before that while it is held. */
    static final int MOST_OLDER_FRAMES = 50_000;

    static final int MOST_OLDER_BYTES = 16 << 20;

    private final UnaryOperator<Frame> withoutText;
    private final List<Frame> frames = new ArrayList<>();
    private long from;
    private long bytes;
    private boolean held;

    /**
     * @param from every frame from this place on will be here
     * @param withoutText makes of a frame the one that may still be shown
     */
    ReplayBuffer(long from, UnaryOperator<Frame> withoutText) {
        this.from = from;
        this.withoutText = withoutText;
    }

    /** Every frame from this place on is here. */
    long from() {
        return from;
    }

    boolean covers(long place) {
        return place >= from;
    }

    void append(Frame frame) {
        if (frame.takesAway()) {
            takeAway(Set.of(frame.about()));
        }
        frames.add(frame);
        bytes += frame.bytes().length;
        if (isFull()) {
            dropOldest();
        }
    }

    private boolean isFull() {
        return frames.size() > MOST_FRAMES + (held ? MOST_OLDER_FRAMES : 0)
                || bytes > MOST_BYTES + (held ? MOST_OLDER_BYTES : 0);
    }

    /** A quarter at a time, since what is left has to move up. */
    private void dropOldest() {
        List<Frame> oldest = frames.subList(0, (frames.size() + 3) / 4);
        from = oldest.getLast().seq() + 1;
        bytes -= sizeOf(oldest);
        oldest.clear();
    }

    /** From here on it keeps what it has, and has room for what is older. */
    void hold() {
        held = true;
    }

    boolean isHeld() {
        return held;
    }

    /** Nobody is being sent what is older any more. */
    void release() {
        held = false;
        while (isFull()) {
            dropOldest();
        }
    }

    /** Whether a place is here only because it is held. */
    boolean holdsFor(long place) {
        return held && covers(place) && place < usuallyFrom();
    }

    private long usuallyFrom() {
        int first = frames.size();
        for (long size = 0; first > Math.max(0, frames.size() - MOST_FRAMES); first--) {
            size += frames.get(first - 1).bytes().length;
            if (size > MOST_BYTES) {
                break;
            }
        }
        return first == 0 ? from : frames.get(first - 1).seq() + 1;
    }

    /**
     * Puts before the others what was read from the log later.
     *
     * @param older all frames from {@code since} on up to {@link #from}, in order
     */
    void prepend(long since, List<Frame> older) {
        Set<UUID> told = older.stream().map(Frame::eventId).collect(Collectors.toCollection(HashSet::new));
        frames.removeIf(frame -> told.contains(frame.eventId()));
        frames.addAll(0, older);
        from = since;
        bytes = sizeOf(frames);
        takeAway(frames.stream().filter(Frame::takesAway).map(Frame::about).collect(Collectors.toSet()));
    }

    private void takeAway(Set<UUID> gone) {
        if (!gone.isEmpty()) {
            frames.replaceAll(frame -> frame.showsAny(gone) ? textTakenFrom(frame) : frame);
        }
    }

    private Frame textTakenFrom(Frame frame) {
        Frame rest = withoutText.apply(frame);
        bytes += rest.bytes().length - frame.bytes().length;
        return rest;
    }

    private static long sizeOf(List<Frame> frames) {
        return frames.stream().mapToLong(frame -> frame.bytes().length).sum();
    }

    /** All frames from a place on, in order. The list is the caller's. */
    List<Frame> since(long place) {
        return List.copyOf(frames.subList(firstFrom(place), frames.size()));
    }

    /** The next frames from a place on, in order, up to about so many bytes of them but at least one if there is any. */
    List<Frame> since(long place, int most) {
        int begin = firstFrom(place);
        int end = begin;
        for (int size = 0; end < frames.size() && size < most; end++) {
            size += frames.get(end).bytes().length;
        }
        return List.copyOf(frames.subList(begin, end));
    }

    private int firstFrom(long place) {
        int low = 0;
        int high = frames.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (frames.get(middle).seq() < place) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
