package io.livestream.chat.socket;

import io.livestream.chat.delivery.RoomHub;
import io.livestream.chat.delivery.RoomSocket;
import io.livestream.chat.exchange.RoomCalls;
import io.livestream.chat.frame.ClientFrames;
import io.livestream.chat.frame.Frames;
import io.livestream.chat.limit.PersonAllowance;
import io.livestream.chat.limit.PersonLimit;
import io.livestream.chat.message.Chat;
import io.livestream.chat.message.PostMessage;
import io.livestream.platform.trace.Traces;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.virtual.threads.VirtualThreads;
import jakarta.inject.Singleton;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Validator;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.ExecutorService;

/** What all conversations with clients have in common. */
@Singleton
final class Conversations {

    private static final int FRAMES_PER_SECOND = 100;
    private static final int FRAMES_AT_ONCE = 400;
    /** Signals are kept on the log for an hour, and go to all sockets of the teacher. */
    private static final int SIGNAL_BYTES_PER_SECOND = 64 << 10;

    private static final int SIGNAL_BYTES_AT_ONCE = 1 << 20;

    private final ClientFrames clientFrames;
    private final Frames frames;
    private final Chat chat;
    private final Validator validator;
    private final RoomCalls calls;
    private final PersonLimit reactions;
    private final PersonLimit signals;
    private final PersonAllowance allowance = new PersonAllowance(FRAMES_PER_SECOND, FRAMES_AT_ONCE);
    private final PersonAllowance signalBytes = new PersonAllowance(SIGNAL_BYTES_PER_SECOND, SIGNAL_BYTES_AT_ONCE);
    private final long pingAfter;
    private final long goneAfter;
    private final Clock clock;
    private final ExecutorService waiting;
    private final Traces traces;
    private final Counter refusedFrames;

    Conversations(
            ClientFrames clientFrames,
            Frames frames,
            Chat chat,
            Validator validator,
            RoomCalls calls,
            SocketLimits limits,
            Clock clock,
            @VirtualThreads ExecutorService waiting,
            Traces traces,
            MeterRegistry meters) {
        this.clientFrames = clientFrames;
        this.frames = frames;
        this.chat = chat;
        this.validator = validator;
        this.calls = calls;
        this.reactions = new PersonLimit(limits.reactionLimit());
        this.signals = new PersonLimit(limits.signalLimit());
        this.pingAfter = limits.pingAfter().toNanos();
        this.goneAfter = limits.goneAfter().toNanos();
        this.clock = clock;
        this.waiting = waiting;
        this.traces = traces;
        this.refusedFrames = Counter.builder("livestream.room.frames.refused")
                .description("Frames of clients that were refused")
                .register(meters);
    }

    Conversation with(RoomSocket socket, RoomHub hub) {
        return new Conversation(this, socket, hub);
    }

    /** The silence in nanoseconds after which a client is asked whether it is there. */
    long pingAfter() {
        return pingAfter;
    }

    /** The silence in nanoseconds after which it is not. */
    long goneAfter() {
        return goneAfter;
    }

    Instant now() {
        return clock.instant();
    }

    ClientFrames clientFrames() {
        return clientFrames;
    }

    Frames frames() {
        return frames;
    }

    Chat chat() {
        return chat;
    }

    RoomCalls calls() {
        return calls;
    }

    PersonLimit reactions() {
        return reactions;
    }

    PersonLimit signals() {
        return signals;
    }

    /** How many frames of any kind. */
    PersonAllowance allowance() {
        return allowance;
    }

    /** How many bytes of frames that are signals. */
    PersonAllowance signalBytes() {
        return signalBytes;
    }

    /** For what may wait for the log or the database. */
    ExecutorService waiting() {
        return waiting;
    }

    Traces traces() {
        return traces;
    }

    /** A frame of a client was refused. */
    void countRefused() {
        refusedFrames.increment();
    }

    /** Holds a message to the rules by which one that comes by REST is held. */
    PostMessage checked(PostMessage message) {
        var violations = validator.validate(message);
        if (!violations.isEmpty()) {
            throw new ConstraintViolationException(violations);
        }
        return message;
    }
}
