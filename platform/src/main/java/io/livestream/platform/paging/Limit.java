package io.livestream.platform.paging;

import io.livestream.platform.problem.Invalid;

/** How many items a caller wants of a list. */
public final class Limit {

    public static final int MAX = 100;

    /** For whoever does not say. */
    public static final int DEFAULT = 20;

    private static final String RULE = "must be a whole number from 1 to " + MAX;

    private Limit() {}

    /** As {@link #parse(String, int)}, for a list that has the usual default. */
    public static int parse(String raw) {
        return parse(raw, DEFAULT);
    }

    /** Returns the number asked for, or {@code dflt} when none is; anything outside 1 to 100 is a 400. */
    public static int parse(String raw, int dflt) {
        if (raw == null) {
            return dflt;
        }
        // A sign, blanks and digits of other scripts are no form of ours, though parseInt would take some of them.
        if (!raw.matches("[0-9]{1,9}")) {
            throw new Invalid("limit", RULE);
        }
        int limit = Integer.parseInt(raw);
        if (limit < 1 || limit > MAX) {
            throw new Invalid("limit", RULE);
        }
        return limit;
    }
}
