package io.livestream.platform.event;

import io.livestream.platform.Ids;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * That these people have a socket open in the room of one stream: a record of {@code livestream.presence}, keyed by the stream.
 *
 * <p>It renews the leases of those among them who are present and makes nobody present. A room node sends one for each of its rooms
 * several times within a lease, so one that is lost or comes twice changes nothing.
 *
 * @param at until when the sockets are known to have been open
 */
public record PresenceRenewed(UUID streamId, Instant at, List<Holder> people) {

    public static final String TYPE = "presence.renewed";

    /**
     * One person, however many sockets they have.
     *
     * @param since from when on they have had at least one socket open without a gap; a lease that ran out before is over
     */
    public record Holder(UUID userId, Instant since) {}

    public PresenceRenewed {
        people = List.copyOf(people);
    }

    /** The record as it is sent: CloudEvents in binary mode, like those of the log. */
    public ProducerRecord<String, byte[]> record(String topic, String source) {
        var context = new EventCodec.Context(Ids.next(), TYPE, source, at);
        return context.record(topic, streamId.toString(), EventCodec.json(this));
    }
}
