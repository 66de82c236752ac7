package io.livestream.chat.room;

import io.livestream.platform.problem.Kind;
import io.livestream.platform.problem.ServiceException;

/** Posting takes being present. */
public final class NotJoined extends ServiceException {

    NotJoined() {
        super(Kind.FORBIDDEN, "not-joined", "Join the stream before you post.");
    }
}
