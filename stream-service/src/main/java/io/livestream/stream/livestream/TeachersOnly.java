package io.livestream.stream.livestream;

import io.livestream.platform.problem.Kind;
import io.livestream.platform.problem.ServiceException;

/** The caller's account may watch streams and not give them. */
final class TeachersOnly extends ServiceException {

    TeachersOnly() {
        super(Kind.FORBIDDEN, "teachers-only", "Only teachers create streams.");
    }
}
