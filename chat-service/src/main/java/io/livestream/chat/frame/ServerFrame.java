package io.livestream.chat.frame;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;

/** A frame to a client before it is encoded. Numbered ones have {@code seq} and {@code at}, others neither. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@RegisterForReflection
record ServerFrame(
        String type,
        Long seq,
        Instant at,
        @JsonInclude(JsonInclude.Include.ALWAYS) Object data) {}
