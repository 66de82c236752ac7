package io.livestream.chat.exchange;

import io.livestream.platform.problem.Kind;
import io.livestream.platform.problem.ServiceException;

/** The socket that a signal is for is not there. */
final class PeerGone extends ServiceException {

    PeerGone() {
        super(Kind.NOT_FOUND, "peer-gone", "There is no socket of that name in the room any more.");
    }
}
