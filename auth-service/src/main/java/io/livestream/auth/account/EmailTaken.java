package io.livestream.auth.account;

import io.livestream.platform.problem.Kind;
import io.livestream.platform.problem.ServiceException;

/** There is an account with this address already. */
public final class EmailTaken extends ServiceException {

    public EmailTaken() {
        super(Kind.CONFLICT, "email-taken", "There is an account with this address already.");
    }
}
