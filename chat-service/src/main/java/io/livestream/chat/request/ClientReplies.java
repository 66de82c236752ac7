package io.livestream.chat.request;

import io.livestream.chat.frame.Frames;
import io.livestream.chat.frame.Ref;
import io.livestream.chat.history.Message;
import io.livestream.platform.problem.Refusal;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;

/** Tells clients what came of what they asked for. From any thread. */
@Singleton
final class ClientReplies {

    private final Frames frames;
    private final Counter refusals;

    ClientReplies(Frames frames, MeterRegistry meters) {
        this.frames = frames;
        refusals = Counter.builder("livestream.room.frames.refused")
                .description("Frames of clients that were refused")
                .register(meters);
    }

    void pong(Client client, Ref ref) {
        client.socket().send(frames.pong(ref));
    }

    /** It is done; who gave no {@code ref} does not want to know. */
    void done(Client client, Ref ref) {
        if (ref != null) {
            client.socket().send(frames.ack(ref));
        }
    }

    /**
     * The message is on the log.
     *
     * @param ref null if the frame has none
     */
    void posted(Client client, Ref ref, Message message) {
        client.socket().send(frames.ack(ref, message.seq(), message.id()));
    }

    /** @param ref null if the frame has none */
    void refused(Client client, Ref ref, Refusal refusal) {
        refusals.increment();
        client.socket().send(frames.refused(ref, refusal));
    }
}
