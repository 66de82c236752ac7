package io.livestream.platform.caller;

import io.livestream.platform.event.Person;
import java.util.Set;
import java.util.UUID;

/** Who makes a request, as the token says. */
public record Caller(UUID id, String displayName, String email, Set<String> roles) {

    public Caller {
        roles = Set.copyOf(roles);
    }

    public boolean isAdmin() {
        return roles.contains("admin");
    }

    public boolean isTeacher() {
        return roles.contains("teacher");
    }

    /** Null if the token names no address. */
    public String emailHash() {
        return email == null ? null : EmailHash.of(email);
    }

    public Person person() {
        return new Person(id, displayName);
    }
}
