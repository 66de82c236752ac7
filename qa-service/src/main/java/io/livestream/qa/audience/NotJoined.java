package io.livestream.qa.audience;

import io.livestream.platform.problem.Kind;
import io.livestream.platform.problem.ServiceException;

/** The class is on, and only those who are present take part. */
final class NotJoined extends ServiceException {

    NotJoined() {
        super(Kind.FORBIDDEN, "not-joined", "Join the class first.");
    }
}
