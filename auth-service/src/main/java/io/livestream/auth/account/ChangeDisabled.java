package io.livestream.auth.account;

import jakarta.validation.constraints.NotNull;

/** Whether an account is to be shut out. */
record ChangeDisabled(@NotNull Boolean disabled) {}
