package io.livestream.stream.invitation;

import io.livestream.platform.event.Person;
import java.time.Instant;
import java.util.UUID;

/**
 * An invitation as the owner sees it.
 *
 * @param email as it was given; null when the account was named
 * @param user null as long as nobody has an account with the address
 */
record InvitationView(UUID id, String email, Person user, Instant invitedAt) {}
