package io.livestream.auth.account;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What an account may do anywhere; what it may do in one stream is decided there. */
public enum Role {
    STUDENT,
    TEACHER,
    ADMIN;

    /** As it is written in tokens, requests and replies. */
    @JsonValue
    public String json() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Role> of(String json) {
        return Stream.of(values()).filter(role -> role.json().equals(json)).findAny();
    }
}
