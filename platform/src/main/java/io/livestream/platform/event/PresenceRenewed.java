package io.livestream.platform.event;

import io.livestream.platform.Ids;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * That these people have a socket open in the room of one stream: a record of {@code livestream.presence}, keyed by the stream.
 *
 * <p>It renews the leases of those among them who are present and makes nobody present. A room node sends one for each of its rooms
 * several times within a lease, so one that is lost or comes twice changes nothing.
 *
 * @param at until when the sockets are known to have been open
 */
@RegisterForReflection
public record PresenceRenewed(UUID streamId, Instant at, List<Holder> people) {

    public static final String TYPE = "presence.renewed";

    /**
     * One person, however many sockets they have.
     *
     * @param since from when on they have had at least one socket open without a gap; a lease that ran out before is over
     */
    public record Holder(UUID userId, Instant since) {

        public Holder {
            Objects.requireNonNull(userId, "userId");
            Objects.requireNonNull(since, "since");
        }
    }

    public PresenceRenewed {
        Objects.requireNonNull(streamId, "streamId");
        Objects.requireNonNull(at, "at");
        people = List.copyOf(people);
    }

    /** The record as it is sent: CloudEvents in binary mode, like those of the log. */
    public ProducerRecord<String, byte[]> record(String topic, String source) {
        var context = new EventCodec.Context(Ids.next(), TYPE, source, at);
        return context.record(topic, streamId.toString(), EventCodec.json(this));
    }

    /**
     * Reads a record of {@code livestream.presence}.
     *
     * @return empty if it is of a type that this version does not know
     * @throws Unreadable if it has no sound context or value, or speaks of another stream than its key
     */
    public static Optional<PresenceRenewed> read(ConsumerRecord<String, byte[]> record) throws Unreadable {
        if (!EventCodec.Context.of(record.headers()).type().equals(TYPE)) {
            return Optional.empty();
        }
        if (record.value() == null) {
            throw new Unreadable("no value");
        }
        PresenceRenewed renewed = EventCodec.read(record.value(), PresenceRenewed.class);
        if (!renewed.streamId.equals(EventCodec.uuid("key", record.key()))) {
            throw new Unreadable("the key is another stream than " + renewed.streamId);
        }
        return Optional.of(renewed);
    }
}
