package io.livestream.chat.room;

import io.livestream.chat.trace.FanOutTraces;
import io.livestream.platform.log.Kafka;
import io.livestream.platform.log.LogEnd;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.Dependent;
import java.util.Map;
import java.util.UUID;

/** A node that has come so far, reads no further by itself, and is not told how far the log reaches. */
@Dependent
public final class LaggingNode {

    private final Kafka kafka;
    private final Rooms rooms;

    LaggingNode(
            RoomLoader loader,
            RoomSettings settings,
            FanOutTraces traces,
            @Identifier("default-kafka-broker") Map<String, Object> broker) {
        kafka = new Kafka(broker);
        rooms = new Rooms(loader, new LogEnd(kafka), settings, kafka, traces, new SimpleMeterRegistry());
    }

    public Rooms rooms() {
        return rooms;
    }

    /** The room of a stream, with what has happened up to now. */
    public Room hold(UUID streamId) throws InterruptedException {
        rooms.start(null);
        Room room = rooms.of(streamId);
        rooms.stop(null);
        kafka.admin().close();
        return room;
    }

    /** It has read the log up to here, where nothing has happened in the stream. */
    public void read(Room room, long offset) {
        room.readUpTo(offset);
    }
}
