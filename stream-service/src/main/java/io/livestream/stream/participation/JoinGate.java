package io.livestream.stream.participation;

import io.livestream.platform.limit.PersonAllowance;
import io.livestream.platform.limit.TooFast;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/**
 * Keeps anybody from coming and going without end: each time stands on the log for good, and in the attendance of the class. Who is
 * there already and joins once more is not counted.
 */
@ApplicationScoped
class JoinGate {

    private static final int JOINS_PER_SECOND = 5;
    private static final int JOINS_AT_ONCE = 60;

    private final PersonAllowance joins = new PersonAllowance(JOINS_PER_SECOND, JOINS_AT_ONCE);

    /** @throws TooFast if the person has come as often as they may for now */
    void check(UUID person) {
        joins.check(person, System.nanoTime());
    }

    /** The person has come. */
    void count(UUID person) {
        joins.count(person, 1, System.nanoTime());
    }
}
