package io.livestream.chat.delivery;

import io.livestream.chat.frame.Frames;
import io.livestream.chat.room.Room;
import io.livestream.platform.problem.Unavailable;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** The feeds of the rooms that have or lately had sockets on this node, and the clock that they go by. */
@Singleton
public final class Feeds {

    private static final Logger LOG = Logger.getLogger(Feeds.class);
    private static final long TICK_MILLIS = 100;

    private final Frames frames;
    private final Deliveries deliveries;
    private final Backfill backfill;
    private final Replays replays = new Replays(Runtime.getRuntime().maxMemory() / 8);
    private final Map<UUID, Feed> feeds = new ConcurrentHashMap<>();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("room-clock").daemon().factory());

    Feeds(Frames frames, Deliveries deliveries, Backfill backfill) {
        this.frames = frames;
        this.deliveries = deliveries;
        this.backfill = backfill;
    }

    void start(@Observes StartupEvent starting) {
        clock.scheduleAtFixedRate(this::tick, TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
    }

    void stop(@Observes ShutdownEvent stopping) {
        clock.shutdownNow();
    }

    /**
     * The feed of a room, able to send all that happened after a place, unless that is too long ago.
     *
     * @throws Unavailable if the log would have to be read for it and cannot be
     */
    public Feed of(Room room, Optional<Long> after) {
        Feed feed = (Feed) room.watch(next -> new Feed(room, next, frames, deliveries, replays));
        Feed former = feeds.put(room.streamId(), feed);
        if (former != null && former != feed) {
            former.close();
        }
        after.ifPresent(seq -> feed.fill(seq + 1, backfill));
        return feed;
    }

    /** The feed of a stream's room, if it has one on this node. */
    public Optional<Feed> of(UUID streamId) {
        return Optional.ofNullable(feeds.get(streamId));
    }

    public Collection<Feed> all() {
        return feeds.values();
    }

    private void tick() {
        long now = System.nanoTime();
        for (Feed feed : feeds.values()) {
            try {
                feed.tick(now);
                if (feed.room().isDropped() && feeds.remove(feed.streamId(), feed)) {
                    feed.close();
                }
            } catch (RuntimeException e) {
                LOG.errorf(e, "The room of %s missed a tick", feed.streamId());
            }
        }
    }
}
