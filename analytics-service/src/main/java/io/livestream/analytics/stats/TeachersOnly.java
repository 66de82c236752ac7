package io.livestream.analytics.stats;

import io.livestream.platform.problem.Kind;
import io.livestream.platform.problem.ServiceException;

final class TeachersOnly extends ServiceException {

    TeachersOnly() {
        super(Kind.FORBIDDEN, "teachers-only", "Only teachers have classes of their own.");
    }
}
