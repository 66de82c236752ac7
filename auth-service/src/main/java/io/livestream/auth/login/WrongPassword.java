package io.livestream.auth.login;

import io.livestream.platform.problem.Kind;
import io.livestream.platform.problem.ServiceException;

/** Somebody who is signed in gave a password that is not theirs. */
final class WrongPassword extends ServiceException {

    WrongPassword() {
        super(Kind.FORBIDDEN, "wrong-password", "The current password is wrong.");
    }
}
