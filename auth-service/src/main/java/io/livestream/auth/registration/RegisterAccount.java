package io.livestream.auth.registration;

import io.livestream.auth.account.NewAccount;
import io.livestream.auth.password.PasswordRules;
import io.livestream.platform.validation.EmailAddress;
import io.livestream.platform.validation.Emails;
import io.livestream.platform.validation.OneLine;
import io.livestream.platform.validation.Text;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Somebody asks for an account. */
@GoodPassword
record RegisterAccount(
        @NotNull @EmailAddress @Schema(format = "email", maxLength = Emails.MAX)
        String email,

        @NotNull @Schema(minLength = PasswordRules.MIN, maxLength = PasswordRules.MAX)
        String password,

        @NotNull @OneLine(max = NewAccount.MAX_NAME) @Schema(minLength = 1, maxLength = NewAccount.MAX_NAME)
        String displayName,

        @Pattern(regexp = "student|teacher", message = "must be student or teacher")
        String role) {

    RegisterAccount {
        displayName = Text.strip(displayName);
    }

    /** No password in a log. */
    @Override
    public String toString() {
        return "RegisterAccount[role=" + role + "]";
    }
}
