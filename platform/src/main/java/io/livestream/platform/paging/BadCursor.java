package io.livestream.platform.paging;

import io.livestream.platform.problem.Kind;
import io.livestream.platform.problem.ServiceException;

/** The cursor is none that this list gave out. */
final class BadCursor extends ServiceException {

    BadCursor() {
        super(Kind.INVALID, "bad-cursor", "The cursor is not one of this list.");
    }
}
