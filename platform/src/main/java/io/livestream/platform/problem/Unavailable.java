package io.livestream.platform.problem;

import java.time.Duration;

/** Something that the answer depends on, the database or the log, is away; a repeat may succeed. */
public final class Unavailable extends ServiceException {

    public Unavailable(String detail) {
        super(Kind.UNAVAILABLE, "unavailable", detail);
        withRetryAfter(Duration.ofSeconds(2));
    }
}
