package io.livestream.stream.invitation;

import io.livestream.platform.event.Person;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An invitation as the owner sees it.
 *
 * @param email as it was given; null when the account was named
 * @param user null as long as nobody has an account with the address
 */
record InvitationView(
        UUID id,
        @Schema(nullable = true) String email,
        @Schema(nullable = true) Person user,
        Instant invitedAt) {}
