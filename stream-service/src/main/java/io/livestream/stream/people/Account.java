package io.livestream.stream.people;

import io.livestream.platform.event.Person;
import java.util.UUID;

/** Somebody who has an account. */
public record Account(UUID id, String displayName, String emailHash) {

    public Person person() {
        return new Person(id, displayName);
    }
}
