package io.livestream.platform.event;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;

/** What happened to somebody's part in a stream: presence, moderation by exclusion, and who may see it. */
@RegisterForReflection
public sealed interface ParticipantEvent extends Event {

    enum Reason {
        @JsonProperty("left")
        LEFT,
        @JsonProperty("expired")
        EXPIRED
    }

    /**
     * Somebody who was not present is present from {@code joinedAt} on. Renewing a lease is no event.
     *
     * @param viewers how many seats are taken now; 0 in events from before this was told
     */
    record Joined(
            Person user,
            Role role,
            Instant joinedAt,
            Instant leaseExpiresAt,
            @JsonSetter(nulls = Nulls.AS_EMPTY) int viewers)
            implements ParticipantEvent {}

    /** Somebody was present until {@code leftAt}, which for an expired lease is the time at which it expired. */
    record Left(UUID userId, Instant leftAt, Reason reason) implements ParticipantEvent {}

    /** Somebody is kept out from now on; their presence, if any, ends here and no {@link Left} follows. */
    record Removed(UUID userId, Person by) implements ParticipantEvent {}

    record Readmitted(UUID userId, Person by) implements ParticipantEvent {}

    /** A known account ({@code userId}) or an address ({@code emailHash}) may see the stream; at least one is given. */
    record Invited(UUID invitationId, UUID userId, String emailHash, Person by) implements ParticipantEvent {}

    record Uninvited(UUID invitationId, UUID userId, String emailHash, Person by) implements ParticipantEvent {}

    record ModeratorNamed(UUID userId, Person by) implements ParticipantEvent {}

    record ModeratorDismissed(UUID userId, Person by) implements ParticipantEvent {}
}
