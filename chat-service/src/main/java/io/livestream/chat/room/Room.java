package io.livestream.chat.room;

import io.livestream.platform.event.Logged;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongFunction;
import org.apache.kafka.common.TopicPartition;

/**
 * One stream's room on this node: its state, how far that has followed the log, and who waits for it to get further. Safe for
 * threads.
 *
 * <p>Only {@link RoomReader} applies events, so the state is never ahead of the log.
 */
public final class Room {

    private final UUID streamId;
    private final TopicPartition partition;
    private final RoomState state;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition moved = lock.newCondition();
    private final ReentrantLock moderation = new ReentrantLock();
    private long next;
    private long acknowledged;
    private final long usableFrom;
    private long lastUsed;
    private boolean dropped;
    private RoomWatcher watcher = RoomWatcher.NOBODY;

    /** @param logEnd the room is of use once it has applied everything before this offset */
    Room(RoomSnapshot snapshot, long logEnd) {
        usableFrom = logEnd;
        streamId = snapshot.streamId();
        partition = snapshot.partition();
        state = new RoomState(snapshot);
        next = snapshot.next();
        lastUsed = System.nanoTime();
    }

    public UUID streamId() {
        return streamId;
    }

    public TopicPartition partition() {
        return partition;
    }

    /** Asks the state, or changes it, while nobody else does. The answer must not be part of the state itself. */
    public <T> T ask(Function<RoomState, T> question) {
        lock.lock();
        try {
            return question.apply(state);
        } finally {
            lock.unlock();
        }
    }

    /** As {@link #ask}, without an answer. */
    public void tell(Consumer<RoomState> change) {
        ask(state -> {
            change.accept(state);
            return null;
        });
    }

    /**
     * Does one act of moderation while no other is done in this room, from its check to its effect. It may wait for the log, and
     * holds up nobody who reads or posts.
     */
    public void moderate(Runnable act) {
        moderation.lock();
        try {
            act.run();
        } finally {
            moderation.unlock();
        }
    }

    /** As {@link #ask}, with the place on the log up to which the state has everything. */
    public <T> T askAt(BiFunction<RoomState, Long, T> question) {
        return ask(current -> question.apply(current, next - 1));
    }

    /**
     * Lets somebody watch this room from here on; there is one watcher at most, who keeps the room from being given up for as long as
     * it says so.
     *
     * @param newcomer makes the watcher, told the offset of the next event, if there is none yet
     */
    public RoomWatcher watch(LongFunction<? extends RoomWatcher> newcomer) {
        return ask(_ -> {
            if (watcher == RoomWatcher.NOBODY) {
                watcher = newcomer.apply(next);
            }
            return watcher;
        });
    }

    /** Takes over the next event of the stream; what has been taken over before is passed by. */
    void apply(Logged logged) {
        lock.lock();
        try {
            if (logged.seq() >= next) {
                if (state.apply(logged)) {
                    watcher.happened(logged, state);
                }
                moveTo(logged.seq() + 1);
            }
        } finally {
            lock.unlock();
        }
    }

    /** The log of the partition has been read up to here, and what of it is this stream's has been applied. */
    void readUpTo(long offset) {
        lock.lock();
        try {
            moveTo(offset);
            watcher.caughtUp();
        } finally {
            lock.unlock();
        }
    }

    private void moveTo(long offset) {
        if (offset > next) {
            next = offset;
            moved.signalAll();
        }
    }

    long next() {
        return ask(_ -> next);
    }

    /** Waits until everything before an offset has been applied. Returns false if that takes too long. */
    boolean awaitUpTo(long offset, Duration patience) {
        long left = patience.toNanos();
        lock.lock();
        try {
            while (next < offset) {
                if (left <= 0) {
                    return false;
                }
                left = moved.awaitNanos(left);
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }

    /** An event of this stream that this node has sent is on the log. */
    void acknowledge(Logged logged) {
        tell(_ -> acknowledged = Math.max(acknowledged, logged.seq() + 1));
    }

    /** Waits until the room knows what was on the log when it was loaded. Returns false if that takes too long. */
    boolean awaitUsable(Duration patience) {
        return awaitUpTo(usableFrom, patience);
    }

    /** Waits until the room shows all that this node has told anybody. Returns false if that takes too long. */
    public boolean awaitAcknowledged(Duration patience) {
        return awaitUpTo(ask(_ -> acknowledged), patience);
    }

    /** Keeps the room from being idle. Returns false if it has been dropped and must be loaded anew. */
    boolean use() {
        return ask(_ -> {
            lastUsed = System.nanoTime();
            return !dropped;
        });
    }

    /** Whether the room has been given up and follows the log no more. */
    public boolean isDropped() {
        return ask(_ -> dropped);
    }

    /** Gives the room up if nobody has used it for so long; one of an unknown stream is not worth keeping. */
    boolean dropIfUnused(Duration idle, Duration idleIfUnknown) {
        return ask(room -> {
            Duration patience = room.isUnknown() ? idleIfUnknown : idle;
            dropped |= !watcher.isNeeded() && System.nanoTime() - lastUsed > patience.toNanos();
            return dropped;
        });
    }
}
