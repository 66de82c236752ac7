package io.livestream.stream.participation;

import io.livestream.platform.problem.Kind;
import io.livestream.platform.problem.ServiceException;
import java.util.Map;
import java.util.UUID;

/** A moderator is removed by the owner alone. */
final class ModeratorStays extends ServiceException {

    ModeratorStays(UUID userId) {
        super(Kind.FORBIDDEN, "moderator", "Only the owner removes a moderator.", Map.of("userId", userId));
    }
}
