package io.livestream.chat.message;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * Keeps anybody from posting more than so many messages within any second.
 *
 * <p>It counts on this node alone, which is enough because the gateway sends one stream's calls to one node: who posts to several
 * streams at once may have the limit on each of their nodes.
 */
@ApplicationScoped
class FloodGate {

    private static final Duration SECOND = Duration.ofSeconds(1);

    private final int limit;
    private final Cache<UUID, Window> windows =
            Caffeine.newBuilder().expireAfterAccess(SECOND.multipliedBy(2)).build();

    FloodGate(FloodSettings settings) {
        limit = settings.limit();
    }

    /** @throws TooFast if the person has posted as many as they may within the last second */
    void pass(UUID person, Instant now) {
        if (limit > 0) {
            windows.get(person, _ -> new Window(limit)).pass(now);
        }
    }

    /** The times of the latest posts that passed, the oldest of them next to be overwritten. */
    private static final class Window {

        private final Instant[] passed;
        private int oldest;

        Window(int limit) {
            passed = new Instant[limit];
        }

        synchronized void pass(Instant now) {
            Instant freeAt = passed[oldest] == null ? now : passed[oldest].plus(SECOND);
            if (now.isBefore(freeAt)) {
                throw new TooFast(Duration.between(now, freeAt));
            }
            passed[oldest] = now;
            oldest = (oldest + 1) % passed.length;
        }
    }
}
