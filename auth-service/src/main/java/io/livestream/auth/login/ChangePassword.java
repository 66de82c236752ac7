package io.livestream.auth.login;

import io.livestream.auth.password.PasswordRules;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Somebody who is signed in wants another password. */
record ChangePassword(
        @NotNull String current,

        @NotNull @Schema(minLength = PasswordRules.MIN, maxLength = PasswordRules.MAX)
        String next) {

    /** No password in a log. */
    @Override
    public String toString() {
        return "ChangePassword";
    }
}
