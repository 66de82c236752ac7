package io.livestream.chat.moderation;

import io.livestream.platform.problem.Kind;
import io.livestream.platform.problem.ServiceException;
import java.util.Map;
import java.util.UUID;

/** There is nothing to show of a message whose text is gone. */
final class MessageRemoved extends ServiceException {

    MessageRemoved(UUID messageId) {
        super(Kind.CONFLICT, "message-removed", "The message was removed.", Map.of("messageId", messageId));
    }
}
