package io.livestream.chat.request;

import io.livestream.chat.frame.ClientFrame;
import io.livestream.chat.frame.Ref;
import io.livestream.chat.history.Message;
import io.livestream.chat.message.Chat;
import io.livestream.chat.message.PostMessage;
import io.livestream.platform.problem.Refusal;
import io.livestream.platform.trace.Traces;
import jakarta.inject.Singleton;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Validator;

/** Posts messages that come over sockets, by the same rules as those that come by REST. It may wait for the log or the database. */
@Singleton
final class SocketPosting {

    private final Chat chat;
    private final Validator validator;
    private final Traces traces;
    private final ClientReplies replies;

    SocketPosting(Chat chat, Validator validator, Traces traces, ClientReplies replies) {
        this.chat = chat;
        this.validator = validator;
        this.traces = traces;
        this.replies = replies;
    }

    /** @throws ConstraintViolationException if no message can be so */
    PostMessage checked(ClientFrame.Send send) {
        PostMessage message = new PostMessage(send.text(), send.replyTo());
        var violations = validator.validate(message);
        if (!violations.isEmpty()) {
            throw new ConstraintViolationException(violations);
        }
        return message;
    }

    /** @param message as {@link #checked}; {@code ref} is null if its frame has none */
    void post(Client client, PostMessage message, Ref ref) {
        traces.begin("room.chat.send", () -> postAndReply(client, message, ref));
    }

    private void postAndReply(Client client, PostMessage message, Ref ref) {
        try {
            Message posted = chat.post(client.hub().streamId(), client.socket().caller(), message);
            replies.posted(client, ref, posted);
        } catch (RuntimeException failure) {
            replies.refused(client, ref, Refusal.of(failure));
        }
    }
}
