package io.livestream.chat.room;

import io.livestream.platform.problem.Invalid;

/** Reads a place on the log out of a request. */
public final class SeqParameter {

    /** No log is as long, and what is added to it is still a number. */
    private static final long FARTHEST = 1_000_000_000_000_000_000L;

    private static final String FORM = "must be the seq of a message or frame";

    private SeqParameter() {}

    /**
     * A place given in plain digits.
     *
     * @throws Invalid if it is no number of 64 bits, or negative
     */
    public static long parse(String name, String raw) {
        // parseLong alone would take a sign and digits of other scripts.
        if (!raw.matches("[0-9]{1,19}")) {
            throw new Invalid(name, FORM);
        }
        try {
            return Math.min(Long.parseLong(raw), FARTHEST);
        } catch (NumberFormatException tooLarge) {
            throw new Invalid(name, FORM);
        }
    }
}
