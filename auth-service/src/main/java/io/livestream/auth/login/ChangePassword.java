package io.livestream.auth.login;

import jakarta.validation.constraints.NotNull;

/** Somebody who is signed in wants another password. */
record ChangePassword(@NotNull String current, @NotNull String next) {

    /** No password in a log. */
    @Override
    public String toString() {
        return "ChangePassword";
    }
}
