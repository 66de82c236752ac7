package io.livestream.chat.exchange;

import io.livestream.chat.hub.RoomHub;
import io.livestream.chat.hub.RoomHubs;
import io.livestream.platform.event.RoomNote;
import io.livestream.platform.log.EventLog;
import io.livestream.platform.log.Kafka;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;

/**
 * What the nodes with sockets of one room pass each other, over {@code livestream.room}. What a node sends it hears itself, so there is
 * one way for everything, be the other socket on this node or not.
 */
@Singleton
public final class Exchange {

    private static final Duration PATIENCE = Duration.ofSeconds(2);
    /** What nobody needs any more is read for so long at most. */
    private static final Duration BETWEEN_SWEEPS = Duration.ofSeconds(10);

    private final EventLog log;
    private final Clock clock;
    private final NoteReader reader;
    private final Thread reading;

    Exchange(EventLog log, Clock clock, Kafka kafka, RoomHubs hubs, Signals signals, Reactions reactions) {
        this.log = log;
        this.clock = clock;
        reader = new NoteReader(
                kafka::roamingConsumer,
                () -> partitionsOf(hubs),
                note -> hear(note, hubs, signals, reactions),
                BETWEEN_SWEEPS);
        reading = Thread.ofPlatform().name("read-notes").daemon().unstarted(reader);
    }

    private static void hear(RoomNote note, RoomHubs hubs, Signals signals, Reactions reactions) {
        switch (note) {
            case RoomNote.Signal signal -> hubs.of(note.streamId()).ifPresent(hub -> signals.deliver(signal, hub));
            case RoomNote.Reactions counts -> reactions.heard(counts);
        }
    }

    private static Set<Integer> partitionsOf(RoomHubs hubs) {
        return hubs.all().stream()
                .map(hub -> hub.room().partition().partition())
                .collect(Collectors.toSet());
    }

    void start(@Observes StartupEvent starting) {
        reading.start();
    }

    void stop(@Observes ShutdownEvent stopping) throws InterruptedException {
        reader.stop();
        reading.join(PATIENCE);
    }

    /** Hears from here on what is passed in a room, as long as it has sockets here; waits a moment until that is so. */
    public void listen(RoomHub hub) {
        reader.listen(hub.room().partition().partition(), PATIENCE);
    }

    /** Passes something to all nodes that have sockets of the room. */
    CompletionStage<Void> pass(RoomNote note) {
        return log.pass(note, clock.instant());
    }
}
