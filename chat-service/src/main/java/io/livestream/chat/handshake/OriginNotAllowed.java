package io.livestream.chat.handshake;

import io.livestream.platform.problem.Kind;
import io.livestream.platform.problem.ServiceException;

/** A page of another site asks for a socket in its visitor's name. */
final class OriginNotAllowed extends ServiceException {

    OriginNotAllowed() {
        super(Kind.FORBIDDEN, "origin-not-allowed", "Pages of this origin may not open a room.");
    }
}
