package io.livestream.chat.delivery;

import io.livestream.chat.frame.Frame;
import io.livestream.chat.frame.Frames;
import io.livestream.chat.room.Room;
import io.livestream.chat.room.RoomState;
import io.livestream.chat.room.RoomWatcher;
import io.livestream.platform.event.Logged;
import io.netty.util.concurrent.EventExecutor;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/**
 * What one room sends to its sockets on this node: its latest frames, its audiences and who they are. The room's lock guards all of it;
 * what is sent is sent by the audiences, so nothing here waits for a client.
 */
public final class Feed implements RoomWatcher {

    private final Room room;
    private final Frames frames;
    private final Deliveries deliveries;
    private final Past past;
    private final Map<EventExecutor, Audience> audiences = new HashMap<>();
    private final Attendance attendance = new Attendance();
    private final ViewerCount viewerCount;
    private final Endings endings;
    private final Map<String, RoomSocket> sockets = new ConcurrentHashMap<>();
    private final Opening opening;
    /** The place after the last frame. */
    private long end;

    private boolean hasNews;

    Feed(Room room, long next, Frames frames, Deliveries deliveries, Replays replays) {
        this.room = room;
        this.frames = frames;
        this.deliveries = deliveries;
        past = new Past(room, next, frames, replays);
        viewerCount = new ViewerCount(room.ask(RoomState::viewers), this::showViewers);
        endings = new Endings(this, attendance);
        opening = new Opening(frames);
        end = next;
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
            past.append(frame);
            deliveries.toBeSent(frame);
            end = frame.seq() + 1;
            hasNews = true;
        });
        viewerCount.changed(state.viewers());
        endings.happened(logged, state);
    }

    @Override
    public void caughtUp() {
        if (hasNews) {
            hasNews = false;
            audiences.values().forEach(Audience::wake);
        }
        viewerCount.tick(System.nanoTime());
    }

    @Override
    public boolean isNeeded() {
        return !attendance.isEmpty();
    }

    /** What is due by time: a count of viewers that was held back, the end of a class that is over, old frames that nobody takes. */
    void tick(long nanoTime) {
        room.tell(_ -> {
            viewerCount.tick(nanoTime);
            endings.tick(nanoTime);
            past.tick(nanoTime);
        });
    }

    private void showViewers(int count) {
        byte[] frame = frames.viewers(count);
        audiences.values().forEach(audience -> audience.showViewers(frame));
    }

    /** The count of viewers as it was shown last. */
    byte[] viewersFrame() {
        return frames.viewers(room.ask(_ -> viewerCount.shown()));
    }

    /** Sends something of the moment to everybody; who cannot take it now does without. */
    public void pass(byte[] frame) {
        room.tell(_ -> audiences.values().forEach(audience -> audience.pass(frame)));
    }

    /** Ends the sockets of which that is true, after what is new. */
    void end(Predicate<RoomSocket> whose, Ending why) {
        room.tell(_ -> audiences.values().forEach(audience -> audience.end(whose, why)));
    }

    /** Ends those sockets, for which there is no such stream any more; what is new, they may not see. */
    void hideFrom(Set<RoomSocket> strangers) {
        room.tell(_ -> audiences.values().forEach(audience -> audience.hideFrom(strangers::contains)));
    }

    /** All frames from a place on; null if they are no longer here, which they are unless an audience has been stuck for long. */
    List<Frame> since(long place) {
        return room.ask(_ -> past.covers(place) ? past.since(place) : null);
    }

    /** The next frames from a place on, about so many bytes of them; null if they are no longer here. */
    List<Frame> since(long place, int bytes) {
        return room.ask(_ -> past.covers(place) ? past.since(place, bytes) : null);
    }

    /** The place after the last frame that there is. */
    long end() {
        return room.ask(_ -> end);
    }

    void delivered(Round round, int receivers) {
        deliveries.sent(round, receivers);
    }

    /**
     * Lets a socket into the room: it gets the welcome, what it has missed or the last messages, and from then on all that happens. On the
     * socket's event loop.
     *
     * @param after the place up to which its client has everything; empty for one that comes for the first time
     * @throws RuntimeException if by now the person may not be in the room
     */
    public void admit(RoomSocket socket, Optional<Long> after, Instant now) {
        Admission admission = room.askAt((state, seq) -> {
            var admitted = Admission.of(state, socket, seq, now);
            register(socket, now);
            viewerCount.told(admitted.welcome().viewers());
            socket.openedAt = seq;
            socket.next = after.isEmpty() ? end : Math.min(end, after.get() + 1);
            return after.isEmpty()
                    ? admitted.with(opening.of(state, end))
                    : past.covers(after.get() + 1) && after.get() <= seq ? admitted : missed(socket, admitted);
        });
        socket.onEnd(why -> dismiss(socket, why));
        admission.send(socket, frames);
        room.<Audience>ask(_ -> audiences.get(socket.loop())).catchUp(socket);
    }

    private Admission missed(RoomSocket socket, Admission admitted) {
        socket.next = end;
        return admitted.withReset();
    }

    private void register(RoomSocket socket, Instant now) {
        audiences
                .computeIfAbsent(socket.loop(), loop -> new Audience(this, loop, end))
                .add(socket);
        attendance.opened(socket, now);
        sockets.put(socket.peer(), socket);
        deliveries.opened();
    }

    private void dismiss(RoomSocket socket, Ending why) {
        room.tell(_ -> {
            audiences.get(socket.loop()).remove(socket);
            attendance.closed(socket);
            sockets.remove(socket.peer());
            deliveries.closed(why);
        });
    }

    /** The connection of a socket takes more again; on its event loop. */
    public void writable(RoomSocket socket) {
        socket.moved();
        if (!socket.isEnding()) {
            room.<Audience>ask(_ -> audiences.get(socket.loop())).catchUp(socket);
        }
    }

    /** The socket of that name on this node. */
    public Optional<RoomSocket> socket(String peer) {
        return Optional.ofNullable(sockets.get(peer));
    }

    /** The sockets of one person on this node. */
    public List<RoomSocket> socketsOf(UUID userId) {
        return room.ask(_ -> attendance.socketsOf(userId));
    }

    /** Those who are present, have a socket open, and have not been counted so since {@code before}; from now on they have. */
    public List<Attendance.Held> due(Instant before, Instant now) {
        return room.ask(state -> attendance.due(state::isPresent, before, now));
    }

    /** They could not be counted after all: they are due again at once. */
    public void notCounted(List<Attendance.Held> people) {
        room.tell(_ -> attendance.notCounted(people));
    }

    /**
     * Makes sure that everything after a place can be sent for some time, reading the log if need be, unless that is too long ago. Waits.
     */
    void fill(long place, Backfill backfill) {
        past.fill(place, backfill);
    }

    /** Its room is given up. */
    void close() {
        room.tell(_ -> past.close());
    }
}
