package io.livestream.stream.participation;

import io.livestream.platform.problem.Kind;
import io.livestream.platform.problem.ServiceException;
import java.util.Map;
import java.util.UUID;

/** The owner is who the stream belongs to, and can be made neither less nor more. */
public final class OwnerStays extends ServiceException {

    public OwnerStays(UUID streamId) {
        super(Kind.CONFLICT, "owner", "That person is the owner of the stream.", Map.of("streamId", streamId));
    }
}
