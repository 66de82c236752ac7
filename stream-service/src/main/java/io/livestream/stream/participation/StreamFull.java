package io.livestream.stream.participation;

import io.livestream.platform.problem.Kind;
import io.livestream.platform.problem.ServiceException;
import java.util.Map;
import java.util.UUID;

/** All seats are taken. */
final class StreamFull extends ServiceException {

    StreamFull(UUID streamId, int maxViewers) {
        super(
                Kind.CONFLICT,
                "stream-full",
                "All seats are taken.",
                Map.of("streamId", streamId, "maxViewers", maxViewers));
    }
}
