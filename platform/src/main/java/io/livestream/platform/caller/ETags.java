package io.livestream.platform.caller;

import io.livestream.platform.problem.StaleVersion;

/** Entity tags made of version numbers. */
public final class ETags {

    private ETags() {}

    public static String of(long version) {
        return "\"" + version + "\"";
    }

    /**
     * Holds a change to the version that its caller has read.
     *
     * @param ifMatch the header, a list of tags or {@code *}; null asks for nothing. A weak tag never matches.
     * @throws StaleVersion if none of the tags is the version's
     */
    public static void check(String ifMatch, long version) {
        if (ifMatch == null || ifMatch.strip().equals("*")) {
            return;
        }
        for (String tag : ifMatch.split(",")) {
            if (tag.strip().equals(of(version))) {
                return;
            }
        }
        throw new StaleVersion();
    }
}
