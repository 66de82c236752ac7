package io.livestream.platform.event;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Locale;
import java.util.Optional;

/** Who may see a stream. */
@RegisterForReflection
public enum Visibility {
    /** Anybody who is signed in. */
    @JsonProperty("public")
    PUBLIC,
    /** Whoever has the id; it is in nobody else's list. */
    @JsonProperty("unlisted")
    UNLISTED,
    /** The owner, admins, moderators and those invited; for others it does not exist. */
    @JsonProperty("private")
    PRIVATE;

    /** The name on the wire. */
    public String json() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The visibility of that name on the wire, if there is one. */
    public static Optional<Visibility> from(String json) {
        for (Visibility visibility : values()) {
            if (visibility.json().equals(json)) {
                return Optional.of(visibility);
            }
        }
        return Optional.empty();
    }
}
