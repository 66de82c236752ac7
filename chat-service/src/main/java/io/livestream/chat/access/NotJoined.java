package io.livestream.chat.access;

import io.livestream.platform.problem.Kind;
import io.livestream.platform.problem.ServiceException;

/** What takes being present: to post, to react, to signal. */
public final class NotJoined extends ServiceException {

    NotJoined() {
        super(Kind.FORBIDDEN, "not-joined", "Join the stream first.");
    }
}
