package io.livestream.stream.participation;

import io.livestream.platform.event.Role;
import java.time.Instant;
import java.util.UUID;

/** Somebody's presence in a stream: since when without a gap, and until when unless it is renewed. */
record JoinView(UUID streamId, UUID userId, Role role, Instant joinedAt, Instant leaseExpiresAt) {}
