package io.livestream.platform.validation;

import java.time.Instant;

/** Which times there can be: those of years with four digits, to the millisecond. What lies beyond no database and no client can hold. */
public final class Times {

    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999Z");

    private Times() {}

    public static boolean fits(Instant time) {
        return !time.isBefore(EARLIEST) && !time.isAfter(LATEST);
    }
}
