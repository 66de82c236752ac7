package io.livestream.chat.request;

import io.livestream.chat.message.FloodGate;
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

    /** With the flood limit that is the default, ten frames for each message that one may post. */
    private static final int FEWEST_FRAMES_PER_SECOND = 100;
    /** Also where there is no flood limit. */
    private static final int MOST_FRAMES_PER_SECOND = 10_000;

    private static final int FRAMES_PER_MESSAGE = 10;
    private static final int SECONDS_AT_ONCE = 4;
    /** Signals are kept on the log for an hour, and go to all sockets of the teacher. */
    private static final int SIGNAL_BYTES_PER_SECOND = 64 << 10;

    private static final int SIGNAL_BYTES_AT_ONCE = 1 << 20;

    private final int framesAtOnce;
    private final PersonAllowance frames;
    private final PersonAllowance signalBytes = new PersonAllowance(SIGNAL_BYTES_PER_SECOND, SIGNAL_BYTES_AT_ONCE);
    private final PersonLimit reactions;
    private final PersonLimit signals;
    private final Clock clock;

    RequestLimits(RequestSettings settings, FloodGate posts, Clock clock) {
        int framesPerSecond = framesPerSecond(posts.limit());
        framesAtOnce = framesPerSecond * SECONDS_AT_ONCE;
        frames = new PersonAllowance(framesPerSecond, framesAtOnce);
        reactions = new PersonLimit(settings.reactionLimit());
        signals = new PersonLimit(settings.signalLimit());
        this.clock = clock;
    }

    /** Nobody is told that a frame is too much who posts as fast as they may. */
    static int framesPerSecond(int messages) {
        return messages == 0
                ? MOST_FRAMES_PER_SECOND
                : Math.clamp((long) messages * FRAMES_PER_MESSAGE, FEWEST_FRAMES_PER_SECOND, MOST_FRAMES_PER_SECOND);
    }

    /** How many frames may come after a pause. */
    int framesAtOnce() {
        return framesAtOnce;
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
