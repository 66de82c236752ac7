package io.livestream.stream.people;

import io.livestream.platform.problem.Kind;
import io.livestream.platform.problem.ServiceException;
import java.util.Map;
import java.util.UUID;

/** Nobody has that account. */
final class UserNotFound extends ServiceException {

    UserNotFound(UUID userId) {
        super(Kind.NOT_FOUND, "user-not-found", "There is no such user.", Map.of("userId", userId));
    }
}
