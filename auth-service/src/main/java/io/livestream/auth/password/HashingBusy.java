package io.livestream.auth.password;

import io.livestream.platform.problem.Kind;
import io.livestream.platform.problem.ServiceException;
import java.time.Duration;

/** More people sign in or register at this moment than passwords can be checked. */
final class HashingBusy extends ServiceException {

    HashingBusy() {
        super(Kind.UNAVAILABLE, "busy", "Too many people are signing in at this moment. Try again shortly.");
        withRetryAfter(Duration.ofSeconds(5));
    }
}
