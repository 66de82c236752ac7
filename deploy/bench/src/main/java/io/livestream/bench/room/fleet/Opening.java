package io.livestream.bench.room.fleet;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Opens sockets, so many at a time that a server which accepts steadily refuses none; those that fail are tried again. */
final class Opening {

    private static final int AT_ONCE = 200;
    private static final int ROUNDS = 3;
    private static final Duration ANSWER = Duration.ofSeconds(30);

    private final Fleet fleet;
    private final Semaphore turns = new Semaphore(AT_ONCE);
    private final Map<String, Integer> refusals = new ConcurrentHashMap<>();

    Opening(Fleet fleet) {
        this.fleet = fleet;
    }

    /** @throws IllegalStateException if none can be opened, or the server says nothing at all */
    void open(List<Member> members) throws InterruptedException {
        refusals.clear();
        for (int round = 0; round < ROUNDS && fleet.openCount() < members.size(); round++) {
            for (Member member : members) {
                take(1);
                member.loop.execute(() -> openOrPass(member));
            }
            take(AT_ONCE);
            turns.release(AT_ONCE);
        }
        if (fleet.openCount() == 0) {
            throw new IllegalStateException("No socket could be opened: the server " + Reasons.told(refusals));
        }
    }

    private void take(int count) throws InterruptedException {
        if (!turns.tryAcquire(count, ANSWER.toSeconds(), TimeUnit.SECONDS)) {
            throw new IllegalStateException("For %d s sockets were neither opened nor refused: %d of %d are open%s"
                    .formatted(
                            ANSWER.toSeconds(),
                            fleet.openCount(),
                            fleet.size(),
                            refusals.isEmpty() ? "" : "; of others the server " + Reasons.told(refusals)));
        }
    }

    private void openOrPass(Member member) {
        if (member.isOpen()) {
            turns.release();
        } else {
            member.isAwaited = true;
            fleet.connect(member);
        }
    }

    /** The attempt is over, whatever came of it. */
    void tried(Member member) {
        if (member.isAwaited) {
            member.isAwaited = false;
            turns.release();
        }
    }

    void refused(String reason) {
        refusals.merge(reason, 1, Integer::sum);
    }

    /** Reasons for which sockets were not opened, since the last opening began. */
    Map<String, Integer> refusals() {
        return new TreeMap<>(refusals);
    }
}
