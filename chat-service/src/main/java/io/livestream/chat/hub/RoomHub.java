package io.livestream.chat.hub;

import io.livestream.chat.catchup.CatchUpReader;
import io.livestream.chat.catchup.ReplayMemory;
import io.livestream.chat.catchup.RoomReplay;
import io.livestream.chat.delivery.CloseReason;
import io.livestream.chat.delivery.DeliveryMetrics;
import io.livestream.chat.delivery.LoopFanOut;
import io.livestream.chat.delivery.RoomSocket;
import io.livestream.chat.delivery.Turns;
import io.livestream.chat.frame.Frames;
import io.livestream.chat.room.Room;
import io.livestream.chat.room.RoomState;
import io.livestream.chat.room.RoomWatcher;
import io.livestream.platform.event.Logged;
import io.livestream.platform.event.PresenceRenewed.Holder;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The sockets that one room has on this node, and what they are sent: its frames, and what is of the moment. The room's lock guards all
 * of it; what is sent is sent by the fan-out of each event loop, so nothing here waits for a client.
 */
public final class RoomHub implements RoomWatcher {

    private final Room room;
    private final Frames frames;
    private final DeliveryMetrics metrics;
    private final Clock clock;
    private final RoomReplay replay;
    private final RoomSockets sockets;
    private final ViewerCount viewerCount;
    private final Evictions evictions;
    private final WelcomeMessages welcomeMessages;
    private boolean hasNews;

    RoomHub(
            Room room,
            long next,
            Frames frames,
            DeliveryMetrics metrics,
            Turns turns,
            ReplayMemory memory,
            Clock clock) {
        this.room = room;
        this.frames = frames;
        this.metrics = metrics;
        this.clock = clock;
        replay = new RoomReplay(room, next, frames, memory);
        viewerCount = new ViewerCount(room.ask(RoomState::viewers), this::showViewers);
        sockets = new RoomSockets(carrier -> new LoopFanOut(carrier, replay, metrics, turns, this::viewersFrame));
        evictions = new Evictions(sockets);
        welcomeMessages = new WelcomeMessages(frames);
    }

    public UUID streamId() {
        return room.streamId();
    }

    public Room room() {
        return room;
    }

    @Override
    public void happened(Logged logged, RoomState state) {
        frames.of(logged, state).ifPresent(frame -> {
            replay.append(frame);
            metrics.toBeSent(frame);
            hasNews = true;
        });
        viewerCount.changed(state.viewers());
        evictions.happened(logged, state);
    }

    @Override
    public void caughtUp() {
        if (hasNews) {
            hasNews = false;
            sockets.fanOuts().forEach(LoopFanOut::wake);
        }
        viewerCount.tick(System.nanoTime());
    }

    @Override
    public boolean isNeeded() {
        return !sockets.people().isEmpty();
    }

    /** What is due by time: a count of viewers that was held back, the end of a class that is over, old frames that nobody takes. */
    void tick(long nanoTime) {
        room.tell(_ -> {
            viewerCount.tick(nanoTime);
            evictions.tick(nanoTime);
            replay.tick(nanoTime);
        });
    }

    private void showViewers(int count) {
        byte[] frame = frames.viewers(count);
        sockets.fanOuts().forEach(fanOut -> fanOut.showViewers(frame));
    }

    /** The count of viewers as it was shown last. */
    private byte[] viewersFrame() {
        return frames.viewers(room.ask(_ -> viewerCount.shown()));
    }

    /** Sends something of the moment to everybody; who cannot take it now does without. */
    public void broadcastEphemeral(byte[] frame) {
        room.tell(_ -> sockets.fanOuts().forEach(fanOut -> fanOut.broadcastEphemeral(frame)));
    }

    /**
     * Lets a socket into the room: it gets the welcome, what it has missed or the last messages, and from then on all that happens. On the
     * socket's event loop.
     *
     * @param after the place up to which its client has everything; empty for one that comes for the first time
     * @throws RuntimeException if by now the person may not be in the room
     */
    public void admit(RoomSocket socket, Optional<Long> after) {
        Instant now = clock.instant();
        FirstFrames firstFrames = room.askAt((state, seq) -> {
            var admitted = FirstFrames.of(state, socket, seq, now);
            sockets.add(socket, now);
            metrics.opened();
            viewerCount.told(admitted.welcome().viewers());
            return after.isEmpty() ? begin(socket, state, seq, admitted) : resume(socket, after.get(), seq, admitted);
        });
        socket.onEnd(why -> dismiss(socket, why));
        firstFrames.send(socket, frames);
        room.ask(_ -> sockets.fanOutOf(socket)).catchUp(socket);
    }

    private FirstFrames begin(RoomSocket socket, RoomState state, long seq, FirstFrames admitted) {
        long end = replay.end();
        socket.begin(seq, end);
        return admitted.with(welcomeMessages.of(state, end));
    }

    /** From after the place up to which its client has everything, if what came since is kept. */
    private FirstFrames resume(RoomSocket socket, long after, long seq, FirstFrames admitted) {
        long end = replay.end();
        boolean isKept = replay.covers(after + 1) && after <= seq;
        socket.begin(seq, isKept ? Math.min(end, after + 1) : end);
        return isKept ? admitted : admitted.withReset();
    }

    private void dismiss(RoomSocket socket, CloseReason why) {
        room.tell(_ -> {
            sockets.remove(socket);
            metrics.closed(why);
        });
    }

    /** The connection of a socket takes more again; on its event loop. */
    public void writable(RoomSocket socket) {
        socket.moved();
        if (!socket.isEnding()) {
            room.ask(_ -> sockets.fanOutOf(socket)).catchUp(socket);
        }
    }

    /** The socket of that name on this node. */
    public Optional<RoomSocket> socket(String peer) {
        return sockets.named(peer);
    }

    /** The sockets of one person on this node. */
    public List<RoomSocket> socketsOf(UUID userId) {
        return room.ask(_ -> sockets.people().socketsOf(userId));
    }

    /** Those who are present, have a socket open, and whose lease was not renewed since {@code before}; from now on it has been. */
    public List<Holder> dueForRenewal(Instant before, Instant now) {
        return room.ask(state -> sockets.people().dueForRenewal(state::isPresent, before, now));
    }

    /** Their leases could not be renewed after all: they are due again at once. */
    public void renewalFailed(List<Holder> holders) {
        room.tell(_ -> sockets.people().renewalFailed(holders));
    }

    /**
     * Makes sure that everything after a place can be sent for some time, reading the log if need be, unless that is too long ago. Waits.
     */
    void fill(long place, UUID person, CatchUpReader reader) {
        replay.fill(place, person, reader);
    }

    /** Its room is given up. */
    void close() {
        room.tell(_ -> replay.close());
    }
}
