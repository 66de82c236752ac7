package io.livestream.bench.room.fleet;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/** How those who were cut off come back, each after a random delay, and when each has what was said meanwhile. */
public final class ComingBack {

    private static final Duration RETRY = Duration.ofSeconds(1);

    private final Fleet fleet;
    private final Posting posting;
    private final Duration spread;
    private final CountDownLatch away;
    private final Histogram times = new ConcurrentHistogram(Receiver.latencies());
    private final AtomicInteger retries = new AtomicInteger();

    /** @param count of those who are cut off */
    public ComingBack(Fleet fleet, Posting posting, Duration spread, int count) {
        this.fleet = fleet;
        this.posting = posting;
        this.spread = spread;
        this.away = new CountDownLatch(count);
    }

    void leave(Member member) {
        long delay = ThreadLocalRandom.current().nextLong(spread.toNanos());
        member.loop.schedule(
                () -> {
                    member.returnedAt = System.nanoTime();
                    fleet.comeBack(member, this);
                },
                delay,
                TimeUnit.NANOSECONDS);
    }

    /** It did not work, or the connection ended once more. */
    void again(Member member) {
        retries.incrementAndGet();
        long delay = ThreadLocalRandom.current().nextLong(RETRY.toNanos(), 2 * RETRY.toNanos());
        member.loop.schedule(() -> fleet.comeBack(member, this), delay, TimeUnit.NANOSECONDS);
    }

    void opened(Member member) {
        if (member.returnedAt != 0) {
            member.missed = posting.sent();
            received(member);
        }
    }

    void received(Member member) {
        if (!member.sequence.hasReached(posting.run(), member.missed)) {
            return;
        }
        long now = System.nanoTime();
        times.recordValue(now - member.returnedAt);
        member.missed = null;
        member.returnedAt = 0;
        away.countDown();
    }

    /** Whether all are back and up to date before the patience ends. */
    public boolean await(Duration patience) throws InterruptedException {
        return away.await(patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** How many are not back yet or lack something. */
    public long stillAway() {
        return away.getCount();
    }

    /** From asking to come back until everything is there, for each. */
    public Histogram times() {
        return times;
    }

    /** How many attempts were made beyond the first of each. */
    public int retries() {
        return retries.get();
    }
}
