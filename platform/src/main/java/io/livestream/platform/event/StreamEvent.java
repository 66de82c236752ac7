package io.livestream.platform.event;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.UUID;

/** What happened to the stream itself. Each carries the whole state after it, so that a reader needs no earlier one. */
@RegisterForReflection
public sealed interface StreamEvent extends Event {

    record Created(StreamState stream) implements StreamEvent {}

    record Updated(StreamState stream) implements StreamEvent {}

    record Started(StreamState stream) implements StreamEvent {}

    /** The class is over. Everybody's presence ends at {@code stream.endedAt}; no {@link ParticipantEvent.Left} follows. */
    record Stopped(StreamState stream) implements StreamEvent {}

    record Cancelled(StreamState stream) implements StreamEvent {}

    record Deleted(UUID streamId, Person by) implements StreamEvent {}
}
