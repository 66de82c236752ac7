package io.livestream.auth.account;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

/** The role that an account is to have. */
record ChangeRole(
        @NotNull @Pattern(regexp = "student|teacher|admin", message = "must be student, teacher or admin")
        String role) {}
