package io.livestream.platform.problem;

import java.util.Map;
import java.util.UUID;

/** The owner or a moderator has removed the caller, who is kept out until readmitted. */
public final class RemovedFromStream extends ServiceException {

    public RemovedFromStream(UUID streamId) {
        super(Kind.FORBIDDEN, "removed", "You were removed from this stream.", Map.of("streamId", streamId));
    }
}
