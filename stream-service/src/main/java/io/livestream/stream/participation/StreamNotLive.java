package io.livestream.stream.participation;

import io.livestream.platform.problem.Kind;
import io.livestream.platform.problem.ServiceException;
import java.util.Map;
import java.util.UUID;

/** What was asked for takes a class that is running. */
public final class StreamNotLive extends ServiceException {

    public StreamNotLive(UUID streamId) {
        super(Kind.CONFLICT, "stream-not-live", "The stream is not live.", Map.of("streamId", streamId));
    }
}
