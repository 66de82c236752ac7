package io.livestream.qa.question;

import io.livestream.platform.caller.Caller;
import io.livestream.platform.event.Person;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.UUID;

/** Who asked, with the name they bore then, and whether they want that known. */
@Embeddable
record Asker(
        @Column(name = "author_id", nullable = false, updatable = false)
        UUID id,

        @Column(name = "author_name", nullable = false, updatable = false)
        String displayName,

        @Column(nullable = false, updatable = false) boolean anonymous) {

    Person person() {
        return new Person(id, displayName);
    }

    /** Null where the name must not show: an anonymous author is known to themself and to admins, not to the class's staff. */
    Person shownTo(Caller reader) {
        boolean known = !anonymous || reader.isAdmin() || reader.id().equals(id);
        return known ? person() : null;
    }
}
