package io.livestream.chat.hub;

import io.livestream.chat.catchup.CatchUpReader;
import io.livestream.chat.catchup.ReplayMemory;
import io.livestream.chat.delivery.DeliveryMetrics;
import io.livestream.chat.delivery.Turns;
import io.livestream.chat.frame.Frames;
import io.livestream.chat.room.Room;
import io.livestream.platform.Rounds;
import io.livestream.platform.limit.TooFast;
import io.livestream.platform.problem.Unavailable;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/** The hubs of the rooms that have or lately had sockets on this node, each told the time every moment. */
@Singleton
public final class RoomHubs {

    private static final Logger LOG = Logger.getLogger(RoomHubs.class);
    private static final Duration TICK = Duration.ofMillis(100);

    private final Frames frames;
    private final DeliveryMetrics metrics;
    private final Turns turns;
    private final Clock clock;
    private final CatchUpReader catchUpReader;
    private final ReplayMemory replayMemory =
            new ReplayMemory(Runtime.getRuntime().maxMemory() / 8);
    private final Map<UUID, RoomHub> hubs = new ConcurrentHashMap<>();
    private final Rounds ticks = new Rounds("room-clock");

    RoomHubs(Frames frames, DeliveryMetrics metrics, Turns turns, CatchUpReader catchUpReader, Clock clock) {
        this.frames = frames;
        this.metrics = metrics;
        this.turns = turns;
        this.clock = clock;
        this.catchUpReader = catchUpReader;
    }

    void start(@Observes StartupEvent starting) {
        ticks.every(TICK, this::tick);
    }

    void stop(@Observes ShutdownEvent stopping) {
        ticks.close();
    }

    /**
     * The hub of a room, able to send all that happened after a place, unless that is too long ago.
     *
     * @param person who comes to the room
     * @param after the place up to which they have everything; empty if they come for the first time
     * @throws TooFast if the log would have to be read for it, and has been read for them for too long of late
     * @throws Unavailable if the log would have to be read for it and cannot be
     */
    public RoomHub of(Room room, UUID person, Optional<Long> after) {
        RoomHub hub =
                (RoomHub) room.watch(next -> new RoomHub(room, next, frames, metrics, turns, replayMemory, clock));
        RoomHub former = hubs.put(room.streamId(), hub);
        if (former != null && former != hub) {
            former.close();
        }
        after.ifPresent(seq -> hub.fill(seq + 1, person, catchUpReader));
        return hub;
    }

    /** The hub of a stream's room, if it has one on this node. */
    public Optional<RoomHub> of(UUID streamId) {
        return Optional.ofNullable(hubs.get(streamId));
    }

    public Collection<RoomHub> all() {
        return hubs.values();
    }

    private void tick() {
        long now = System.nanoTime();
        for (RoomHub hub : hubs.values()) {
            try {
                hub.tick(now);
                if (hub.room().isDropped() && hubs.remove(hub.streamId(), hub)) {
                    hub.close();
                }
            } catch (RuntimeException e) {
                LOG.errorf(e, "The room of %s missed a tick", hub.streamId());
            }
        }
    }
}
