package io.livestream.stream.participation;

import io.livestream.platform.event.Person;
import io.livestream.platform.event.Role;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Somebody who is there or was.
 *
 * @param joinedAt when they first joined
 * @param leftAt when they last left; null while present
 * @param watchSeconds over all the times they were there, up to now
 */
record ParticipantView(
        Person user,
        Role role,
        Instant joinedAt,
        @Schema(nullable = true) Instant leftAt,
        boolean present,
        long watchSeconds) {}
