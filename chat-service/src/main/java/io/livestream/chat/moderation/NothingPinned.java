package io.livestream.chat.moderation;

import io.livestream.platform.problem.Kind;
import io.livestream.platform.problem.ServiceException;

/** No message of the chat is pinned now. */
final class NothingPinned extends ServiceException {

    NothingPinned() {
        super(Kind.NOT_FOUND, "nothing-pinned", "No message is pinned.");
    }
}
