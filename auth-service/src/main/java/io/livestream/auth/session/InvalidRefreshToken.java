package io.livestream.auth.session;

import io.livestream.platform.problem.Kind;
import io.livestream.platform.problem.ServiceException;

/** The refresh token is unknown, expired or spent, or its session is over. Which of them is nobody's business. */
final class InvalidRefreshToken extends ServiceException {

    InvalidRefreshToken() {
        super(Kind.UNAUTHENTICATED, "invalid-refresh-token", "The refresh token is not good any more. Sign in again.");
    }
}
