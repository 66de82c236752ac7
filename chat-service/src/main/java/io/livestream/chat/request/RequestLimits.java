package io.livestream.chat.request;

import io.livestream.platform.limit.PersonAllowance;
import io.livestream.platform.limit.PersonLimit;
import io.livestream.platform.limit.TooFast;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;

/** How much one person may send over all their sockets on this node; what they post is limited with what comes by REST. */
@Singleton
final class RequestLimits {

    private static final int FRAMES_PER_SECOND = 100;
    static final int FRAMES_AT_ONCE = 400;
    /** Signals are kept on the log for an hour, and go to all sockets of the teacher. */
    private static final int SIGNAL_BYTES_PER_SECOND = 64 << 10;

    private static final int SIGNAL_BYTES_AT_ONCE = 1 << 20;

    private final PersonAllowance frames = new PersonAllowance(FRAMES_PER_SECOND, FRAMES_AT_ONCE);
    private final PersonAllowance signalBytes = new PersonAllowance(SIGNAL_BYTES_PER_SECOND, SIGNAL_BYTES_AT_ONCE);
    private final PersonLimit reactions;
    private final PersonLimit signals;
    private final Clock clock;

    RequestLimits(RequestSettings settings, Clock clock) {
        reactions = new PersonLimit(settings.reactionLimit());
        signals = new PersonLimit(settings.signalLimit());
        this.clock = clock;
    }

    /** @throws TooFast if that is one frame too many, of whatever kind */
    void takeFrame(UUID person, long nanoTime) {
        frames.take(person, 1, nanoTime);
    }

    /** After so long a pause as many frames as ever may be sent at once again. */
    Duration pauseBetweenBursts() {
        return frames.pauseToBeWhole();
    }

    /** @throws TooFast if that is one reaction too many */
    void takeReaction(UUID person) {
        reactions.pass(person, clock.instant());
    }

    /**
     * Counts one signal.
     *
     * @param bytes of its frame
     * @throws TooFast if that is one too many, or too much
     */
    void takeSignal(UUID person, int bytes) {
        signals.pass(person, clock.instant());
        signalBytes.take(person, bytes, System.nanoTime());
    }
}
