package io.livestream.chat.access;

import io.livestream.platform.problem.Kind;
import io.livestream.platform.problem.ServiceException;

/** What was asked for takes a class that is running. */
public final class StreamNotLive extends ServiceException {

    StreamNotLive() {
        super(Kind.CONFLICT, "stream-not-live", "The stream is not live.");
    }
}
