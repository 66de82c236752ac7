package io.livestream.platform.event;

import com.fasterxml.jackson.annotation.JsonValue;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Optional;

/** The life of a stream: {@code scheduled → live → ended}, or {@code scheduled → cancelled}. */
@RegisterForReflection
public enum Status {
    SCHEDULED,
    LIVE,
    ENDED,
    CANCELLED;

    /** The name on the wire. */
    @JsonValue
    public String json() {
        return WireName.of(this);
    }

    /** The status of that name on the wire, if there is one. */
    public static Optional<Status> from(String json) {
        return WireName.find(Status.class, json);
    }
}
