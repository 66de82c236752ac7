package io.livestream.chat.exchange;

import io.livestream.platform.problem.Kind;
import io.livestream.platform.problem.ServiceException;

/** A viewer wants to reach another viewer. */
final class SignalNotAllowed extends ServiceException {

    SignalNotAllowed() {
        super(Kind.FORBIDDEN, "not-allowed", "Viewers signal the teacher only.");
    }
}
