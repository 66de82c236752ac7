package io.livestream.auth.account;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

/** Somebody asks for an account. */
@GoodPassword
record RegisterAccount(
        @NotNull @EmailAddress String email,
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
