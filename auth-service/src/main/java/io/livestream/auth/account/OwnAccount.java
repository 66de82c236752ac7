package io.livestream.auth.account;

import io.livestream.platform.problem.Kind;
import io.livestream.platform.problem.ServiceException;

/** An admin may neither disable nor demote themself. */
final class OwnAccount extends ServiceException {

    OwnAccount() {
        super(Kind.CONFLICT, "own-account", "Nobody can take away the own access. Another admin can.");
    }
}
