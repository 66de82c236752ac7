package io.livestream.chat.room;

import io.livestream.chat.trace.FanOutTraces;
import io.livestream.platform.log.Kafka;
import io.livestream.platform.log.LogEnd;
import io.livestream.platform.problem.Unavailable;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;

/**
 * The rooms that this node holds. A room comes from the database when somebody first asks for it and follows the log from then on;
 * one that nobody asks for is given up. Rooms that are held need no database.
 */
@ApplicationScoped
public class Rooms {

    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration LATELY = Duration.ofSeconds(10);
    /** Somebody asked for an id that is no stream's. */
    private static final Duration IDLE_IF_UNKNOWN = Duration.ofSeconds(5);

    private final ConcurrentMap<UUID, CompletableFuture<Room>> held = new ConcurrentHashMap<>();
    private final RoomLoader loader;
    private final LogEnd logEnd;
    private final RoomSettings settings;
    private final RoomReader reader;
    private final Thread reading;

    Rooms(
            RoomLoader loader,
            LogEnd logEnd,
            RoomSettings settings,
            Kafka kafka,
            FanOutTraces traces,
            MeterRegistry meters) {
        this.loader = loader;
        this.logEnd = logEnd;
        this.settings = settings;
        reader = new RoomReader(kafka::roamingConsumer, this::dropIfUnused, traces::reading);
        reading = Thread.ofPlatform().name("read-rooms").daemon().unstarted(reader);
        meters.gaugeMapSize("livestream.chat.rooms", Set.of(), held);
    }

    void start(@Observes StartupEvent starting) {
        reading.start();
    }

    void stop(@Observes ShutdownEvent stopping) throws InterruptedException {
        reader.stop();
        reading.join(PATIENCE);
    }

    boolean areRead() {
        return reading.isAlive() && reader.isAlive(LATELY);
    }

    /**
     * The room of a stream, be there such a stream or not.
     *
     * @throws Unavailable if it is not held and cannot be loaded now
     */
    public Room of(UUID streamId) {
        while (true) {
            CompletableFuture<Room> holding = held.get(streamId);
            Room room = holding == null ? load(streamId) : await(holding);
            if (room.use()) {
                return usable(room);
            }
            // Not held any more, or just being given up.
            held.remove(streamId, holding);
        }
    }

    /** Loads the room, or waits for whoever is doing so. */
    private Room load(UUID streamId) {
        CompletableFuture<Room> mine = new CompletableFuture<>();
        CompletableFuture<Room> others = held.putIfAbsent(streamId, mine);
        return others == null ? load(streamId, mine) : await(others);
    }

    private Room load(UUID streamId, CompletableFuture<Room> loading) {
        try {
            RoomSnapshot snapshot = loader.load(streamId);
            Room room = new Room(snapshot, logEnd.of(snapshot.partition()));
            reader.follow(room);
            loading.complete(room);
            return room;
        } catch (RuntimeException e) {
            held.remove(streamId, loading);
            loading.completeExceptionally(e);
            throw e;
        }
    }

    private static Room await(CompletableFuture<Room> loading) {
        try {
            return loading.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw e;
        }
    }

    private static Room usable(Room room) {
        if (!room.awaitUsable(PATIENCE)) {
            throw new Unavailable("The chat is being loaded.");
        }
        return room;
    }

    private boolean dropIfUnused(Room room) {
        if (!room.dropIfUnused(settings.idle(), IDLE_IF_UNKNOWN)) {
            return false;
        }
        held.computeIfPresent(room.streamId(), (_, holding) -> holding.getNow(null) == room ? null : holding);
        return true;
    }

    /**
     * Decides by a room's state once it has read the log to its present end, or by what it knows if that takes too long. So nobody is
     * refused for what was over before they asked, and nobody posts after an end or a removal that anybody has been told of.
     */
    public <T> T decide(Room room, Function<RoomState, T> decision) {
        refresh(room);
        return room.ask(decision);
    }

    /**
     * Waits, for two seconds at most, until a room has read the log to its present end.
     *
     * @return whether it has, and so knows all that was on the log when this was asked
     */
    public boolean refresh(Room room) {
        try {
            return room.awaitUpTo(logEnd.of(room.partition()), PATIENCE);
        } catch (Unavailable e) {
            return false;
        }
    }

    /**
     * Waits, for two seconds at most, until a room has come to a place that a client was told of, be it by a node that has read
     * further. A place that the log does not reach is not waited for, unless the broker does not say how far the log reaches.
     */
    public void awaitPlace(Room room, long seq) {
        if (room.next() <= seq && !refresh(room)) {
            room.awaitUpTo(seq + 1, PATIENCE);
        }
    }
}
