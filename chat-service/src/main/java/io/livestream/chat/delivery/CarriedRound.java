package io.livestream.chat.delivery;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * A round of writes, which has ended when its carrier has made its copies, too: what that costs is what the round costs. Confined to the
 * event loop.
 */
final class CarriedRound {

    /** A carrier that takes longer holds up nobody else any more. */
    private static final Duration LONGEST = Duration.ofMillis(500);

    private final Carrier carrier;
    private Runnable ended;
    private Runnable afterwards;

    CarriedRound(Carrier carrier) {
        this.carrier = carrier;
    }

    boolean isUnderWay() {
        return ended != null;
    }

    /** All has been sent. Calls this once, as soon as it is carried. */
    void carry(Runnable onEnd) {
        ended = onEnd;
        carrier.whenCarried(() -> end(onEnd));
        if (isUnderWay()) {
            carrier.loop().schedule(() -> end(onEnd), LONGEST.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    /** Calls this, and nothing that was asked for before, as soon as the round that is under way has ended. */
    void then(Runnable action) {
        afterwards = action;
    }

    private void end(Runnable meant) {
        if (ended != meant) {
            return;
        }
        Runnable next = afterwards;
        ended = null;
        afterwards = null;
        meant.run();
        if (next != null) {
            next.run();
        }
    }
}
