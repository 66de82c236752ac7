package io.livestream.stream.invitation;

import io.livestream.platform.event.Person;
import io.livestream.platform.sql.Row;
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
        Instant invitedAt) {

    /** Of a row of {@code invitations} with the account of the invited, if there is one. */
    static InvitationView of(Row row) {
        UUID account = row.uuid("account_id");
        return new InvitationView(
                row.uuid("id"),
                row.text("email"),
                account == null ? null : new Person(account, row.text("display_name")),
                row.instant("invited_at"));
    }
}
