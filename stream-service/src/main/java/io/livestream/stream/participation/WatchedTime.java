package io.livestream.stream.participation;

/**
 * How long somebody watched, in SQL. It is counted in whole seconds, from the one in which a stay begins to the one in which it ends, so that
 * stays add up without a rest. So does analytics-service ({@code StreamFigures.seconds}); the two show the same figure of a person.
 */
final class WatchedTime {

    private WatchedTime() {}

    /** The milliseconds of a stay, never less than none, between two expressions that are times. */
    static String millis(String from, String until) {
        return "greatest(0, floor(extract(epoch from %s)) - floor(extract(epoch from %s)))::bigint * 1000"
                .formatted(until, from);
    }
}
