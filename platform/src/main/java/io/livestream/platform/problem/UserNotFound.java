package io.livestream.platform.problem;

import java.util.Map;
import java.util.UUID;

/** There is no such account, or it is hidden from the caller; the two are told apart by nothing. */
public final class UserNotFound extends ServiceException {

    public UserNotFound(UUID userId) {
        super(Kind.NOT_FOUND, "user-not-found", "There is no such user.", Map.of("userId", userId));
    }
}
