package io.livestream.platform.event;

import com.fasterxml.jackson.annotation.JsonValue;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Optional;

/**
 * What an account may do anywhere, from the least to the most; what it may do in one stream is its {@link Role} there.
 *
 * <p>All services have to know a role before an account gets it: of the state of an account whose role they do not know they heed
 * whether it is disabled, and nothing else.
 */
@RegisterForReflection
public enum AccountRole {
    STUDENT,
    TEACHER,
    ADMIN;

    /** The name in tokens, on the log, in requests and in replies. */
    @JsonValue
    public String json() {
        return WireName.of(this);
    }

    /** The role of that name, if there is one. */
    public static Optional<AccountRole> from(String json) {
        return WireName.find(AccountRole.class, json);
    }

    public boolean isHigherThan(AccountRole other) {
        return compareTo(other) > 0;
    }
}
