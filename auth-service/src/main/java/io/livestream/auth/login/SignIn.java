package io.livestream.auth.login;

import jakarta.validation.constraints.NotNull;

/** Somebody signs in. Nothing is asked of the form of the two: what does not fit an account is just wrong. */
record SignIn(@NotNull String email, @NotNull String password) {

    /** No password in a log. */
    @Override
    public String toString() {
        return "SignIn";
    }
}
