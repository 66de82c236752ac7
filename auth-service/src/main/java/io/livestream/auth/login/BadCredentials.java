package io.livestream.auth.login;

import io.livestream.platform.problem.Kind;
import io.livestream.platform.problem.ServiceException;

/** Address and password do not go together: no such account, another password, or an account that is disabled. */
final class BadCredentials extends ServiceException {

    BadCredentials() {
        super(Kind.UNAUTHENTICATED, "bad-credentials", "The address or the password is wrong.");
    }
}
