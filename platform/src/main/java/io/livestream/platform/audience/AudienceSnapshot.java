package io.livestream.platform.audience;

import io.livestream.platform.event.StreamState;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * All that an {@link AudienceView} has of one stream, for a service that goes on from there in memory.
 *
 * @param stream empty if it is unknown or deleted
 * @param peakViewers the most seats that were ever taken at once
 */
public record AudienceSnapshot(
        Optional<StreamState> stream, int peakViewers, List<Member> members, List<Invitation> invitations) {

    /** Somebody who has, or had, a part in the stream. */
    public record Member(UUID userId, boolean moderator, boolean removed, boolean present, boolean joinedEver) {}

    /** By account ({@code userId}), by address or by both; what does not apply is null. */
    public record Invitation(UUID id, UUID userId, String emailHash) {}
}
