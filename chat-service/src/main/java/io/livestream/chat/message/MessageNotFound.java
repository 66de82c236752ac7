package io.livestream.chat.message;

import io.livestream.platform.problem.Kind;
import io.livestream.platform.problem.ServiceException;
import java.util.Map;
import java.util.UUID;

/** The stream has no such message. One that was removed is still there, without its text. */
final class MessageNotFound extends ServiceException {

    MessageNotFound(UUID messageId) {
        super(
                Kind.NOT_FOUND,
                "message-not-found",
                "There is no such message in this stream.",
                Map.of("messageId", messageId));
    }
}
