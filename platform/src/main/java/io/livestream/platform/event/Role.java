package io.livestream.platform.event;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** Somebody's part in one stream; what an account may do anywhere is its {@link AccountRole}. */
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
