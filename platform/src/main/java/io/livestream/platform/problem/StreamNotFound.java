package io.livestream.platform.problem;

import java.util.Map;
import java.util.UUID;

/** There is no such stream, or it is hidden from the caller; the two are told apart by nothing. */
public final class StreamNotFound extends ServiceException {

    public StreamNotFound(UUID streamId) {
        super(Kind.NOT_FOUND, "stream-not-found", "There is no such stream.", Map.of("streamId", streamId));
    }
}
