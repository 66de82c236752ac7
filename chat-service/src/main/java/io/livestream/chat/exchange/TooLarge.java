package io.livestream.chat.exchange;

import io.livestream.platform.problem.Kind;
import io.livestream.platform.problem.ServiceException;

/** A signal has more data than it may. */
final class TooLarge extends ServiceException {

    TooLarge() {
        super(Kind.TOO_LARGE, "too-large", "The data of a signal has at most 32 KiB.");
    }
}
