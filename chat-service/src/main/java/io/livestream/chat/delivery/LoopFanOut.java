package io.livestream.chat.delivery;

import io.livestream.chat.catchup.RoomReplay;
import io.livestream.chat.frame.Frame;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.util.concurrent.EventExecutor;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * The sockets of one room that have the same carrier, and so the same event loop, and how they are sent what is new.
 *
 * <p>A round joins all new frames into one buffer and hands that same buffer to every socket that has had the same so far: one encoding,
 * one write and one system call a socket, however many frames. Rounds that cost much come less often (see {@link Pace}), so that under
 * load more frames share a write, and take {@link Turns} with those of others. A socket whose connection takes no more is passed by, and
 * served from the room's replay buffer later. A round lasts until the carrier has carried it.
 *
 * <p>Confined to the event loop, but for what says otherwise.
 */
public final class LoopFanOut {

    private static final int CHUNK = 64 << 10;

    private final Carrier carrier;
    private final EventExecutor loop;
    private final RoomReplay replay;
    private final DeliveryMetrics metrics;
    private final Turns turns;
    private final Supplier<byte[]> viewersFrame;
    private final List<RoomSocket> sockets = new ArrayList<>();
    private final AtomicBoolean due = new AtomicBoolean();
    private final EphemeralFrames ephemeral = new EphemeralFrames();
    private final Strangers strangers = new Strangers();
    private final CarriedRound round;
    private volatile long notBefore = System.nanoTime();
    private long took;
    private long next;

    /** @param viewersFrame the count of viewers as it was shown last */
    public LoopFanOut(
            Carrier carrier, RoomReplay replay, DeliveryMetrics metrics, Turns turns, Supplier<byte[]> viewersFrame) {
        this.carrier = carrier;
        loop = carrier.loop();
        this.replay = replay;
        this.metrics = metrics;
        this.turns = turns;
        this.viewersFrame = viewersFrame;
        round = new CarriedRound(carrier);
        next = replay.end();
    }

    public void add(RoomSocket socket) {
        socket.index = sockets.size();
        sockets.add(socket);
    }

    public void remove(RoomSocket socket) {
        RoomSocket last = sockets.removeLast();
        if (last != socket) {
            sockets.set(socket.index, last);
            last.index = socket.index;
        }
    }

    /** Whether nobody needs it any more. Guarded by whatever guards its sockets coming and going. */
    public boolean isOver() {
        return sockets.isEmpty() && carrier.isGone();
    }

    /** There is something new; from any thread. */
    public void wake() {
        if (due.compareAndSet(false, true)) {
            await();
        }
    }

    private void await() {
        long pause = notBefore - System.nanoTime();
        if (pause <= 0) {
            loop.execute(this::takeTurn);
        } else {
            loop.schedule(this::takeTurn, pause, TimeUnit.NANOSECONDS);
        }
    }

    /** Sends a count of viewers, in the place of an earlier one that has not been sent yet; from any thread. */
    public void showViewers(byte[] frame) {
        ephemeral.showViewers(frame);
        wake();
    }

    /** Sends something that is of the moment: who cannot take it now does without. From any thread. */
    public void broadcastEphemeral(byte[] frame) {
        ephemeral.add(frame);
        wake();
    }

    /**
     * Ends those of which that is true, after they have been sent what is new; from any thread. For all others the next round comes when it
     * is due, so that many removals one after the other cost the room no more rounds than any other news.
     */
    public void end(Predicate<RoomSocket> whose, CloseReason why) {
        loop.execute(() -> List.copyOf(sockets).stream().filter(whose).forEach(socket -> {
            catchUp(socket);
            socket.end(why);
        }));
    }

    /**
     * Ends those sockets before they have been sent what is new, which they may not see. From any thread that holds the room's lock:
     * whoever finds the new frames in the replay buffer afterwards finds this, too.
     */
    public void hideFrom(Set<RoomSocket> found) {
        strangers.add(found);
        loop.execute(() -> strangers.end(sockets));
    }

    /** While a round is being carried there is no other one. */
    private void takeTurn() {
        if (round.isUnderWay()) {
            round.then(this::await);
        } else {
            turns.take(took, loop, this::begin);
        }
    }

    private void begin(Runnable ended) {
        due.set(false);
        long began = System.nanoTime();
        Runnable counted = sendNews();
        round.carry(() -> {
            counted.run();
            took = System.nanoTime() - began;
            notBefore = began + Pace.between(took);
            ended.run();
        });
    }

    /** Returns what counts it, once it is with the sockets' connections. */
    private Runnable sendNews() {
        try (FrameBatch batch = newBatch()) {
            strangers.end(sockets);
            if (!batch.isEmpty()) {
                long sent = next;
                next = batch.end();
                int together = 0;
                for (int i = sockets.size() - 1; i >= 0; i--) {
                    together += serve(sockets.get(i), sent, batch) ? 1 : 0;
                }
                int reached = together;
                return () -> metrics.sent(batch, reached);
            }
            return () -> {};
        }
    }

    private FrameBatch newBatch() {
        List<byte[]> ofTheMoment = new ArrayList<>();
        boolean hasViewers = ephemeral.drainTo(ofTheMoment);
        List<Frame> news = news();
        return new FrameBatch(next, news, ofTheMoment, hasViewers);
    }

    /** If this loop stood still for so long that not all of it is there any more, nobody gets the rest as if nothing were missing. */
    private List<Frame> news() {
        List<Frame> news = replay.since(next);
        if (news == null) {
            List.copyOf(sockets).forEach(this::catchUp);
            next = replay.end();
            news = List.of();
        }
        return news;
    }

    /** Returns whether it was sent the batch like all others; what it was sent alone has been counted. */
    private boolean serve(RoomSocket socket, long sent, FrameBatch batch) {
        boolean together = socket.next == sent && socket.takesMore() && !batch.isDifferentFor(socket);
        if (together) {
            // First of all, since a flush may find that the connection takes more, and then what is left is sent from
            // there.
            socket.next = batch.end();
            socket.inSync();
            socket.write(batch.bytes(socket));
            socket.flush();
        } else {
            serveAlone(socket, batch);
        }
        return together;
    }

    private void serveAlone(RoomSocket socket, FrameBatch batch) {
        if (!socket.takesMore()) {
            socket.missed(batch.size());
        } else {
            catchUp(socket);
        }
        if (batch.ephemeralCount() > 0 && socket.next == batch.end() && socket.takesMore()) {
            writeAlone(socket, batch.ephemeralBytes(socket), batch.ephemeralCount());
            socket.flush();
        } else {
            socket.missedViewers |= batch.hasViewers();
        }
    }

    /** Sends a socket what it has not been sent yet, as far as its connection takes it. */
    public void catchUp(RoomSocket socket) {
        boolean behind = true;
        while (behind && socket.takesMore()) {
            List<Frame> frames = replay.since(socket.next, CHUNK);
            if (strangers.include(socket)) {
                socket.end(CloseReason.HIDDEN);
                return;
            }
            if (frames == null) {
                socket.end(CloseReason.TOO_SLOW);
                return;
            }
            behind = !frames.isEmpty();
            if (behind) {
                socket.next = frames.getLast().seq() + 1;
                writeAlone(socket, FrameBatch.join(frames, socket), frames.size());
            }
        }
        if (behind) {
            socket.missed(0);
        } else {
            settle(socket);
        }
        socket.flush();
    }

    private void settle(RoomSocket socket) {
        socket.inSync();
        if (socket.missedViewers) {
            socket.missedViewers = false;
            writeAlone(socket, Unpooled.wrappedBuffer(viewersFrame.get()), 1);
        }
    }

    private void writeAlone(RoomSocket socket, ByteBuf bytes, int frames) {
        socket.write(bytes);
        metrics.sentAlone(frames);
    }
}
