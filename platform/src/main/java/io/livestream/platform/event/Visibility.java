package io.livestream.platform.event;

import com.fasterxml.jackson.annotation.JsonValue;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Optional;

/** Who may see a stream. */
@RegisterForReflection
public enum Visibility {
    /** Anybody who is signed in. */
    PUBLIC,
    /** Whoever has the id; it is in nobody else's list. */
    UNLISTED,
    /** The owner, admins, moderators and those invited; for others it does not exist. */
    PRIVATE;

    /** The name on the wire. */
    @JsonValue
    public String json() {
        return WireName.of(this);
    }

    /** The visibility of that name on the wire, if there is one. */
    public static Optional<Visibility> from(String json) {
        return WireName.find(Visibility.class, json);
    }
}
