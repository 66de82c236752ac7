package io.livestream.auth.session;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a login or a refresh gives, with the names of OAuth 2 (RFC 6749). */
public record TokenReply(
        @JsonProperty("access_token") String accessToken,
        @JsonProperty("token_type") String tokenType,
        @JsonProperty("expires_in") long expiresIn,
        @JsonProperty("refresh_token") String refreshToken) {

    /** No token in a log. */
    @Override
    public String toString() {
        return "TokenReply";
    }
}
