package io.livestream.bench.room.fleet;

import io.livestream.bench.room.frame.Stamp;
import io.netty.channel.EventLoop;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.stream.IntStream;

/**
 * Posts at a steady rate whatever becomes of it, the posters in turn. A message that was due while the thread did something else is sent
 * late and says when it was sent; by how much the worst was late is kept.
 */
public final class Posting {

    /** What is left after so many waits until answers have been read. */
    private static final int AT_ONCE = 100;

    static final String NOT_SENT = "the poster's socket is closed";

    private static final Duration LAST_DELIVERY = Duration.ofSeconds(30);

    private final Fleet fleet;
    private final int run;
    private final double nanosBetween;
    private final int textLength;
    private final List<Member> posters;
    private final EventLoop loop;
    private final AtomicIntegerArray sent;
    private final AtomicIntegerArray acknowledged;
    private final AtomicInteger refused = new AtomicInteger();
    private final Map<String, Integer> refusals = new ConcurrentHashMap<>();
    private volatile long latest;
    private volatile boolean over;
    private long began;
    private long total;

    /**
     * One that has not begun.
     *
     * @param run which the loops have just begun
     * @param rate messages a second
     */
    public Posting(Fleet fleet, int run, double rate, int textLength) {
        this.fleet = fleet;
        this.run = run;
        this.nanosBetween = 1e9 / rate;
        this.textLength = textLength;
        this.posters = fleet.posters();
        this.loop = posters.getFirst().loop;
        this.sent = new AtomicIntegerArray(posters.size());
        this.acknowledged = new AtomicIntegerArray(posters.size());
    }

    /** Begins to post, and takes for this what the fleet hears of its posts. */
    public void start() {
        fleet.postedBy(this);
        loop.execute(() -> {
            began = System.nanoTime();
            sendDue();
        });
    }

    /** Returns when the last message is sent. */
    public void stop() {
        over = true;
        loop.submit(() -> {}).syncUninterruptibly();
    }

    private void sendDue() {
        if (over) {
            return;
        }
        long late = System.nanoTime() - due();
        for (int i = 0; i < AT_ONCE && late >= 0; i++) {
            latest = Math.max(latest, late);
            send(posters.get((int) (total % posters.size())));
            total++;
            late = System.nanoTime() - due();
        }
        loop.schedule(this::sendDue, Math.max(0, -late), TimeUnit.NANOSECONDS);
    }

    private long due() {
        return began + (long) (total * nanosBetween);
    }

    private void send(Member poster) {
        if (!poster.isOpen()) {
            count(NOT_SENT);
            return;
        }
        int counter = sent.getAndIncrement(poster.number);
        byte[] text = Stamp.text(textLength, run, poster.number, counter, System.nanoTime());
        poster.channel.writeAndFlush(fleet.wire().post(text, fleet.nextPost()), poster.channel.voidPromise());
        if (!fleet.wire().acknowledges()) {
            acknowledged(poster.number);
        }
    }

    void acknowledged(int poster) {
        acknowledged.incrementAndGet(poster);
    }

    void refused(String code) {
        refused.incrementAndGet();
        count(code);
    }

    private void count(String reason) {
        refusals.merge(reason, 1, Integer::sum);
    }

    int run() {
        return run;
    }

    int[] sent() {
        return copy(sent);
    }

    int[] acknowledged() {
        return copy(acknowledged);
    }

    private static int[] copy(AtomicIntegerArray counts) {
        return IntStream.range(0, counts.length()).map(counts::get).toArray();
    }

    /** How many messages were sent so far. */
    public long totalSent() {
        return IntStream.of(sent()).sum();
    }

    long totalAcknowledged() {
        return IntStream.of(acknowledged()).sum();
    }

    /** Why messages were not taken in, those among them that could not even be sent. */
    Map<String, Integer> refusals() {
        return new TreeMap<>(refusals);
    }

    /** Whether every message that was sent was either acknowledged or refused. */
    boolean isAnswered() {
        return totalAcknowledged() + refused.get() >= totalSent();
    }

    /** Whether everything that was acknowledged comes, within half a minute, to all who are still there. */
    public boolean awaitDelivery() throws InterruptedException {
        long until = System.nanoTime() + LAST_DELIVERY.toNanos();
        while (!isAnswered() || missing() > 0) {
            if (System.nanoTime() > until) {
                return false;
            }
            Thread.sleep(100);
        }
        return true;
    }

    /** How many acknowledged messages have not come, over all who are there. */
    long missing() {
        int[] posted = acknowledged();
        return fleet.sum(member -> member.sequence.missing(run, posted));
    }

    /** By how many nanoseconds the latest message was late. */
    public long latest() {
        return latest;
    }
}
