package io.livestream.chat.history;

import io.livestream.platform.event.Author;
import io.livestream.platform.event.ChatEvent;
import io.livestream.platform.event.Logged;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One message of a chat, as replies show it.
 *
 * @param seq its place on the stream's log; it keeps the place when it is removed
 * @param text null once the message is removed
 * @param replyTo the message that it answers, or null
 */
@RegisterForReflection
public record Message(
        UUID id,
        long seq,
        UUID streamId,
        Author author,
        @Schema(nullable = true) String text,
        Instant sentAt,
        boolean removed,
        @Schema(nullable = true) UUID replyTo) {

    public static Message of(Logged logged, ChatEvent.Posted posted) {
        return new Message(
                posted.messageId(),
                logged.seq(),
                logged.streamId(),
                posted.author(),
                posted.text(),
                logged.at(),
                false,
                posted.replyTo());
    }

    public Message withoutText() {
        return new Message(id, seq, streamId, author, null, sentAt, true, replyTo);
    }
}
