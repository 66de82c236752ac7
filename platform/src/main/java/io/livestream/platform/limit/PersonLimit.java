package io.livestream.platform.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * Keeps anybody from doing a thing more than so often within any second.
 *
 * <p>It counts on this node alone, which is enough because the gateway sends one stream's calls to one node: who takes part in several
 * streams at once may have the limit on each of their nodes.
 */
public final class PersonLimit {

    private static final Duration SECOND = Duration.ofSeconds(1);

    private final int limit;
    private final Cache<UUID, Window> windows =
            Caffeine.newBuilder().expireAfterAccess(SECOND.multipliedBy(2)).build();

    /** @param limit the most times within a second; 0 is no limit */
    public PersonLimit(int limit) {
        this.limit = limit;
    }

    /** @throws TooFast if the person has done it as often as they may within the last second */
    public void pass(UUID person, Instant now) {
        if (limit > 0) {
            window(person).pass(now);
        }
    }

    /**
     * As {@link #pass}, for what is not done yet and counts only once it passes.
     *
     * @throws TooFast if the person has done it as often as they may within the last second
     */
    public void check(UUID person, Instant now) {
        if (limit > 0) {
            window(person).check(now);
        }
    }

    private Window window(UUID person) {
        return windows.get(person, _ -> new Window(limit));
    }

    /** The latest times that passed, the oldest of them next to be overwritten. */
    private static final class Window {

        private final Instant[] passed;
        private int oldest;

        Window(int limit) {
            passed = new Instant[limit];
        }

        synchronized void pass(Instant now) {
            check(now);
            passed[oldest] = now;
            oldest = (oldest + 1) % passed.length;
        }

        synchronized void check(Instant now) {
            Instant freeAt = passed[oldest] == null ? now : passed[oldest].plus(SECOND);
            if (now.isBefore(freeAt)) {
                throw new TooFast(Duration.between(now, freeAt));
            }
        }
    }
}
