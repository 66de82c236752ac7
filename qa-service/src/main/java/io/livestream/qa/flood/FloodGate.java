package io.livestream.qa.flood;

import io.livestream.platform.limit.PersonAllowance;
import io.livestream.platform.limit.TooFast;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/**
 * Keeps anybody from flooding a class. Whatever is asked, voted or withdrawn is shown to everybody in the room and stands on the log for
 * good; what changes nothing is neither, and is not counted.
 */
@ApplicationScoped
public class FloodGate {

    private static final int SECONDS_AT_ONCE = 30;

    private final Optional<PersonAllowance> changes;

    FloodGate(FloodSettings settings) {
        changes = Optional.of(settings.limit())
                .filter(limit -> limit > 0)
                .map(limit -> new PersonAllowance(limit, limit * SECONDS_AT_ONCE));
    }

    /**
     * Lets through what may turn out to change something, which is then to be counted.
     *
     * @throws TooFast if the person has changed as much as they may for now
     */
    public void check(UUID person) {
        changes.ifPresent(allowance -> allowance.check(person, System.nanoTime()));
    }

    /** The person has changed something. */
    public void count(UUID person) {
        changes.ifPresent(allowance -> allowance.count(person, 1, System.nanoTime()));
    }
}
