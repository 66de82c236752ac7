package io.livestream.chat.message;

import io.livestream.platform.problem.Kind;
import io.livestream.platform.problem.ServiceException;

/** Nobody can post: the stream is not live, or its chat is switched off by its owner or by a moderator. */
final class ChatClosed extends ServiceException {

    ChatClosed() {
        super(Kind.CONFLICT, "chat-closed", "The chat is open while the stream is live and its chat is enabled.");
    }
}
