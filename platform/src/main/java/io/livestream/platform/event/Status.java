package io.livestream.platform.event;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Locale;
import java.util.Optional;

/** The life of a stream: {@code scheduled → live → ended}, or {@code scheduled → cancelled}. */
@RegisterForReflection
public enum Status {
    @JsonProperty("scheduled")
    SCHEDULED,
    @JsonProperty("live")
    LIVE,
    @JsonProperty("ended")
    ENDED,
    @JsonProperty("cancelled")
    CANCELLED;

    /** The name on the wire. */
    public String json() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The status of that name on the wire, if there is one. */
    public static Optional<Status> from(String json) {
        for (Status status : values()) {
            if (status.json().equals(json)) {
                return Optional.of(status);
            }
        }
        return Optional.empty();
    }
}
