package io.livestream.stream.livestream;

import io.livestream.platform.problem.Kind;
import io.livestream.platform.problem.ServiceException;
import java.util.Map;
import java.util.UUID;

/** That cannot be done to a stream while it is live. */
final class StreamLive extends ServiceException {

    StreamLive(UUID streamId) {
        super(Kind.CONFLICT, "stream-live", "The stream is live.", Map.of("streamId", streamId));
    }
}
