package io.livestream.platform.event;

import java.util.UUID;

/** Somebody with the part that they have in the stream. */
public record Author(UUID id, String displayName, Role role) {

    public static Author of(Person person, Role role) {
        return new Author(person.id(), person.displayName(), role);
    }
}
