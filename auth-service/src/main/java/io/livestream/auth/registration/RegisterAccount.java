package io.livestream.auth.registration;

import io.livestream.auth.account.DisplayName;
import io.livestream.platform.validation.EmailAddress;
import io.livestream.platform.validation.Emails;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Somebody asks for an account. */
@GoodPassword
record RegisterAccount(
        @NotNull @EmailAddress @Schema(format = "email", maxLength = Emails.MAX)
        String email,

        @NotNull String password,
        @NotNull @DisplayName String displayName,

        @Pattern(regexp = "student|teacher", message = "must be student or teacher")
        String role) {

    /** No password in a log. */
    @Override
    public String toString() {
        return "RegisterAccount[role=" + role + "]";
    }
}
