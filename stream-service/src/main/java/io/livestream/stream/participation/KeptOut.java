package io.livestream.stream.participation;

import io.livestream.platform.problem.Kind;
import io.livestream.platform.problem.ServiceException;
import java.util.Map;
import java.util.UUID;

/** The caller was removed from the stream and may not take part until readmitted. */
final class KeptOut extends ServiceException {

    KeptOut(UUID streamId) {
        super(Kind.FORBIDDEN, "removed", "You were removed from this stream.", Map.of("streamId", streamId));
    }
}
