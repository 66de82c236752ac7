package io.livestream.platform.event;

import java.time.Instant;
import java.util.UUID;

/**
 * An event at its place in the log.
 *
 * @param seq its place: the record's offset, growing along one stream, not without gaps
 */
public record Logged(Envelope envelope, int partition, long seq) {

    public UUID id() {
        return envelope.id();
    }

    public UUID streamId() {
        return envelope.streamId();
    }

    public Instant at() {
        return envelope.at();
    }

    public Event event() {
        return envelope.event();
    }
}
