package io.livestream.auth.account;

import io.livestream.platform.problem.Kind;
import io.livestream.platform.problem.ServiceException;

/** The call is for admins, and the caller is none, or no longer one. */
public final class AdminsOnly extends ServiceException {

    public AdminsOnly() {
        super(Kind.FORBIDDEN, "forbidden", "This call is for admins.");
    }
}
