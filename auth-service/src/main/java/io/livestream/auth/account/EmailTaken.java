package io.livestream.auth.account;

import io.livestream.platform.problem.Kind;
import io.livestream.platform.problem.ServiceException;

/** There is an account with this address already. */
final class EmailTaken extends ServiceException {

    EmailTaken() {
        super(Kind.CONFLICT, "email-taken", "There is an account with this address already.");
    }
}
