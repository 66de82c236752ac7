package io.livestream.chat.request;

import io.livestream.chat.frame.ClientFrame;
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

    void post(Client client, ClientFrame.Send send) {
        traces.begin("room.chat.send", () -> postAndReply(client, send));
    }

    private void postAndReply(Client client, ClientFrame.Send send) {
        try {
            PostMessage message = checked(new PostMessage(send.text(), send.replyTo()));
            Message posted = chat.post(client.hub().streamId(), client.socket().caller(), message);
            replies.posted(client, send.ref(), posted);
        } catch (RuntimeException failure) {
            replies.refused(client, send.ref(), Refusal.of(failure));
        }
    }

    private PostMessage checked(PostMessage message) {
        var violations = validator.validate(message);
        if (!violations.isEmpty()) {
            throw new ConstraintViolationException(violations);
        }
        return message;
    }
}
