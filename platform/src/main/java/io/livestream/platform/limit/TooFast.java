package io.livestream.platform.limit;

import io.livestream.platform.problem.Kind;
import io.livestream.platform.problem.ServiceException;
import java.time.Duration;

/** The caller sends more than anybody can read. */
public final class TooFast extends ServiceException {

    public TooFast(Duration wait) {
        super(Kind.TOO_MANY, "too-fast", "You are sending too fast.");
        withRetryAfter(wait);
    }
}
