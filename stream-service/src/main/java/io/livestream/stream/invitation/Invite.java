package io.livestream.stream.invitation;

import io.livestream.platform.problem.Invalid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Size;
import java.util.UUID;

/** Whom an owner invites: an address or an account, one of the two. */
record Invite(
        @Email(message = "must be an address")
        @Size(min = 1, max = 254, message = "must have {min} to {max} characters")
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
