package io.livestream.platform.event;

import com.fasterxml.jackson.databind.JsonNode;
import io.livestream.platform.Ids;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * What the nodes that hold sockets of one room pass each other and nobody needs later: a record of {@code livestream.room}, keyed by the
 * stream.
 */
@RegisterForReflection
public sealed interface RoomNote {

    String SIGNAL = "room.signal";
    String REACTIONS = "room.reactions";

    UUID streamId();

    /**
     * A message of one socket to another, by which two browsers agree on a direct connection.
     *
     * @param from the sender's socket
     * @param fromOwner whether the sender owns the stream, and so may reach anybody
     * @param to a socket, or {@code teacher} for those of the owner
     */
    record Signal(UUID streamId, String from, Person user, boolean fromOwner, String to, JsonNode data)
            implements RoomNote {}

    /** How often each emoji was sent through one node within about a second. */
    record Reactions(UUID streamId, Map<String, Integer> counts) implements RoomNote {

        public Reactions {
            counts = Map.copyOf(counts);
        }
    }

    /** The record as it is sent: CloudEvents in binary mode, like those of the log. */
    default ProducerRecord<String, byte[]> record(String topic, String source, Instant at) {
        String type = switch (this) {
            case Signal _ -> SIGNAL;
            case Reactions _ -> REACTIONS;
        };
        var context = new EventCodec.Context(Ids.next(), type, source, at);
        return context.record(topic, streamId().toString(), EventCodec.json(this));
    }

    /**
     * Reads one record of the topic.
     *
     * @return empty if it is of a type that this version does not know
     */
    static Optional<RoomNote> read(ConsumerRecord<String, byte[]> record) throws Unreadable {
        if (record.value() == null) {
            throw new Unreadable("no value");
        }
        return switch (EventCodec.Context.of(record.headers()).type()) {
            case SIGNAL -> Optional.of(EventCodec.read(record.value(), Signal.class));
            case REACTIONS -> Optional.of(EventCodec.read(record.value(), Reactions.class));
            default -> Optional.empty();
        };
    }
}
