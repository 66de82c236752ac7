package io.livestream.platform.problem;

import java.util.Map;
import java.util.UUID;

/** What was asked for takes being present in the stream. */
public final class NotJoined extends ServiceException {

    public NotJoined(UUID streamId) {
        super(Kind.FORBIDDEN, "not-joined", "Join the stream first.", Map.of("streamId", streamId));
    }
}
