package io.livestream.auth.session;

import jakarta.validation.constraints.NotNull;

/** Somebody shows a refresh token; named as OAuth 2 names it, in refusals too. */
record UseRefreshToken(@NotNull String refresh_token) {

    /** No token in a log. */
    @Override
    public String toString() {
        return "UseRefreshToken";
    }
}
