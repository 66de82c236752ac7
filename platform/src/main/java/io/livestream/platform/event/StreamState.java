package io.livestream.platform.event;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * The state of a stream after one change: what its owner set and how far it has got. The latest one of each stream stands on
 * {@code livestream.streams}. How many are watching is no part of it.
 *
 * @param version counts the changes of this state, from 0
 */
@RegisterForReflection
public record StreamState(
        UUID id,
        String title,
        String description,
        List<String> tags,
        Status status,
        Visibility visibility,
        String quality,
        int maxViewers,
        boolean recording,
        boolean chatEnabled,
        boolean questionsEnabled,
        Instant scheduledAt,
        Instant startedAt,
        Instant endedAt,
        Person teacher,
        Instant createdAt,
        Instant updatedAt,
        long version) {

    public StreamState {
        tags = tags == null ? List.of() : List.copyOf(tags);
    }
}
