package io.livestream.stream.invitation;

import io.livestream.platform.problem.Invalid;
import io.livestream.platform.validation.EmailAddress;
import io.livestream.platform.validation.Emails;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Whom an owner invites: an address or an account, one of the two. */
record Invite(
        @EmailAddress @Schema(format = "email", maxLength = Emails.MAX)
        String email,

        UUID userId) {

    Invite {
        email = email == null ? null : email.strip();
    }

    void requireOne() {
        if ((email == null) == (userId == null)) {
            throw new Invalid("email", "either this or userId must be given");
        }
    }
}
