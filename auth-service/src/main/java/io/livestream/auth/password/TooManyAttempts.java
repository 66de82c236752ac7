package io.livestream.auth.password;

import io.livestream.platform.problem.Kind;
import io.livestream.platform.problem.ServiceException;
import java.time.Duration;

/** So many wrong passwords came lately that not even the right one is looked at. */
final class TooManyAttempts extends ServiceException {

    TooManyAttempts(Duration wait) {
        super(Kind.TOO_MANY, "too-many-attempts", "There were too many wrong passwords. Try again later.");
        withRetryAfter(wait);
    }
}
