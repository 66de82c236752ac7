package io.livestream.platform.event;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** Somebody's part in one stream; not to be confused with the account's roles in the token. */
@RegisterForReflection
public enum Role {
    @JsonProperty("viewer")
    VIEWER,
    @JsonProperty("moderator")
    MODERATOR,
    /** The owner. */
    @JsonProperty("teacher")
    TEACHER
}
