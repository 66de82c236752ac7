package io.livestream.chat.handshake;

import io.livestream.platform.problem.Kind;
import io.livestream.platform.problem.ServiceException;

/** The request does not ask for a room's socket as it has to be asked for. */
final class MalformedHandshake extends ServiceException {

    MalformedHandshake(String what) {
        super(Kind.INVALID, "malformed", what);
    }
}
