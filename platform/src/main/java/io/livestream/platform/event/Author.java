package io.livestream.platform.event;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.UUID;

/** Somebody with the part that they have in the stream. */
@RegisterForReflection
public record Author(UUID id, String displayName, Role role) {

    public static Author of(Person person, Role role) {
        return new Author(person.id(), person.displayName(), role);
    }
}
