package io.livestream.qa.audience;

import io.livestream.platform.problem.Kind;
import io.livestream.platform.problem.ServiceException;

/** The owner or a moderator keeps this person out. */
final class RemovedFromClass extends ServiceException {

    RemovedFromClass() {
        super(Kind.FORBIDDEN, "removed", "You were removed from this class.");
    }
}
