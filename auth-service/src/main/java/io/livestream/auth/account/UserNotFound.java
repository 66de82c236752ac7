package io.livestream.auth.account;

import io.livestream.platform.problem.Kind;
import io.livestream.platform.problem.ServiceException;
import java.util.Map;
import java.util.UUID;

/** There is no such account, or it is hidden from the caller. */
final class UserNotFound extends ServiceException {

    UserNotFound(UUID userId) {
        super(Kind.NOT_FOUND, "user-not-found", "There is no such user.", Map.of("userId", userId));
    }
}
