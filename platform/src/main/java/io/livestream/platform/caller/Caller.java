package io.livestream.platform.caller;

import io.livestream.platform.event.AccountRole;
import io.livestream.platform.event.Person;
import java.util.Set;
import java.util.UUID;

/** Who makes a request, as the token says. */
public record Caller(UUID id, String displayName, String email, Set<AccountRole> roles) {

    public Caller {
        roles = Set.copyOf(roles);
    }

    public boolean isAdmin() {
        return roles.contains(AccountRole.ADMIN);
    }

    public boolean isTeacher() {
        return roles.contains(AccountRole.TEACHER);
    }

    /** Null if the token names no address. */
    public String emailHash() {
        return email == null ? null : EmailHash.of(email);
    }

    public Person person() {
        return new Person(id, displayName);
    }
}
