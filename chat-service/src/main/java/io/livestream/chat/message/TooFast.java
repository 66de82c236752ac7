package io.livestream.chat.message;

import io.livestream.platform.problem.Kind;
import io.livestream.platform.problem.ServiceException;
import java.time.Duration;

/** The caller posts more than anybody can read. */
public final class TooFast extends ServiceException {

    TooFast(Duration wait) {
        super(Kind.TOO_MANY, "too-fast", "You are posting too fast.");
        withRetryAfter(wait);
    }
}
