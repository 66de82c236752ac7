package io.livestream.platform.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/**
 * How much of something anybody may do on this node: so much a second for long, and more at once (the generic cell rate algorithm, ITU-T
 * I.371). Nothing is kept of those who have not done any for a while. Safe for threads.
 */
public final class PersonAllowance {

    private final long one;
    private final long atOnce;
    private final Cache<UUID, Bucket> buckets;

    /** @param atOnce what may be sent beyond the steady rate, after a pause */
    public PersonAllowance(int perSecond, int atOnce) {
        one = TimeUnit.SECONDS.toNanos(1) / perSecond;
        this.atOnce = atOnce * one;
        // Long before they have all of it again, as those have of whom nothing is known.
        buckets = Caffeine.newBuilder()
                .expireAfterAccess(pauseToBeWhole().multipliedBy(2))
                .build();
    }

    /** After so long a pause everything may be sent at once again. */
    public Duration pauseToBeWhole() {
        return Duration.ofNanos(atOnce + one);
    }

    /** @throws TooFast if the person has done so much that there is nothing left */
    public void take(UUID person, int amount, long nanoTime) {
        bucket(person, nanoTime).take(amount, nanoTime);
    }

    /**
     * As {@link #take}, for what may turn out to be nothing and is counted afterwards.
     *
     * @throws TooFast if the person has done so much that there is nothing left
     */
    public void check(UUID person, long nanoTime) {
        bucket(person, nanoTime).take(0, nanoTime);
    }

    /** Counts what has been done, whether there was anything left or not. */
    public void count(UUID person, int amount, long nanoTime) {
        bucket(person, nanoTime).count(amount, nanoTime);
    }

    private Bucket bucket(UUID person, long nanoTime) {
        return buckets.get(person, _ -> new Bucket(nanoTime));
    }

    private final class Bucket {

        /** When all that was sent so far would have been sent at the steady rate. */
        private long even;

        Bucket(long nanoTime) {
            even = nanoTime;
        }

        synchronized void take(int amount, long nanoTime) {
            long ahead = Math.max(0, even - nanoTime);
            if (ahead > atOnce) {
                throw new TooFast(Duration.ofNanos(ahead - atOnce));
            }
            count(amount, nanoTime);
        }

        synchronized void count(int amount, long nanoTime) {
            even = Math.max(even, nanoTime) + amount * one;
        }
    }
}
