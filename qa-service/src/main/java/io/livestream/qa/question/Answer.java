package io.livestream.qa.question;

import io.livestream.platform.event.Person;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/** What was answered, by whom and when. Without a text it was given aloud. */
@Embeddable
record Answer(
        @Column(name = "answer_text") String text,
        @Column(name = "answered_by_id") UUID byId,
        @Column(name = "answered_by_name") String byName,
        @Column(name = "answered_at") Instant at) {

    static Answer of(String text, Person by, Instant at) {
        return new Answer(text, by.id(), by.displayName(), at);
    }

    Person by() {
        return new Person(byId, byName);
    }

    boolean spoken() {
        return text == null;
    }

    /** The same answer by the same person, given again. */
    boolean repeats(Answer earlier) {
        return earlier != null && byId.equals(earlier.byId) && Objects.equals(text, earlier.text);
    }
}
