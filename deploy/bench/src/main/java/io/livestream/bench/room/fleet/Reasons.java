package io.livestream.bench.room.fleet;

import java.util.Map;

/** Why something did not work, and how often. */
public final class Reasons {

    private Reasons() {}

    /** In one line for a person. */
    public static String told(Map<String, Integer> reasons) {
        return String.join(
                "; ",
                reasons.entrySet().stream()
                        .map(reason -> reason.getKey() + " (" + reason.getValue() + " times)")
                        .toList());
    }
}
