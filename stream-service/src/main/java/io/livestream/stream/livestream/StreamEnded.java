package io.livestream.stream.livestream;

import io.livestream.platform.problem.Kind;
import io.livestream.platform.problem.ServiceException;
import java.util.Map;
import java.util.UUID;

/** That cannot be done to a stream that has ended or was cancelled. */
final class StreamEnded extends ServiceException {

    StreamEnded(UUID streamId) {
        super(Kind.CONFLICT, "stream-ended", "The stream is over.", Map.of("streamId", streamId));
    }
}
