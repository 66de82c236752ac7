package io.livestream.chat.access;

import io.livestream.platform.problem.Kind;
import io.livestream.platform.problem.ServiceException;

/** The caller is kept out by the owner or a moderator. */
public final class RemovedFromStream extends ServiceException {

    RemovedFromStream() {
        super(Kind.FORBIDDEN, "removed", "You were removed from this stream.");
    }
}
