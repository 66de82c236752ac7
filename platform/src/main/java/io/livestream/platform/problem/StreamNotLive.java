package io.livestream.platform.problem;

import java.util.Map;
import java.util.UUID;

/** What was asked for takes a class that is running. */
public final class StreamNotLive extends ServiceException {

    public StreamNotLive(UUID streamId) {
        super(Kind.CONFLICT, "stream-not-live", "The stream is not live.", Map.of("streamId", streamId));
    }
}
