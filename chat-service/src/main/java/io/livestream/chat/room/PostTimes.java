package io.livestream.chat.room;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * When each person last posted, for slow mode. Not safe for threads.
 *
 * <p>A post counts from the moment it is let through, not only once it comes back from the log; otherwise posts sent at the
 * same time would all be let through.
 */
public final class PostTimes {

    /** The most recent last. */
    private final LinkedHashMap<UUID, Instant> posted = new LinkedHashMap<>();

    private final Map<UUID, Instant> underWay = new HashMap<>();

    void posted(UUID person, Instant at) {
        Instant before = posted.remove(person);
        posted.put(person, before == null || before.isBefore(at) ? at : before);
        forget(at.minusSeconds(ChatSettings.MAX_SLOW_MODE_SECONDS));
        underWay.computeIfPresent(person, (_, since) -> since.isAfter(at) ? since : null);
    }

    private void forget(Instant before) {
        Iterator<Instant> eldest = posted.values().iterator();
        while (eldest.hasNext() && eldest.next().isBefore(before)) {
            eldest.remove();
        }
    }

    /** How long the person still has to wait for {@code gap} to be between two posts; zero if they may post. */
    public Duration wait(UUID person, Duration gap, Instant now) {
        Instant last = later(posted.get(person), underWay.get(person));
        if (last == null) {
            return Duration.ZERO;
        }
        Duration wait = Duration.between(now, last.plus(gap));
        return wait.isNegative() ? Duration.ZERO : wait;
    }

    private static Instant later(Instant one, Instant other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isAfter(other) ? one : other;
    }

    public void letThrough(UUID person, Instant at) {
        underWay.put(person, at);
    }

    /** The post did not get to the log. */
    public void failed(UUID person, Instant at) {
        underWay.remove(person, at);
    }
}
