package io.livestream.chat.moderation;

import io.livestream.platform.problem.Kind;
import io.livestream.platform.problem.ServiceException;

/** Whoever gives the class is heard in it. */
final class OwnerCannotBeMuted extends ServiceException {

    OwnerCannotBeMuted() {
        super(Kind.CONFLICT, "owner", "The owner of the stream cannot be muted.");
    }
}
