package io.livestream.auth.account;

import io.livestream.platform.event.AccountRole;

/** An account to be made, everything about it checked: the address normalised, the name trimmed, the password hashed. */
public record NewAccount(String email, String displayName, AccountRole role, String passwordHash) {

    /** Of a name that people give themselves, in code points. */
    public static final int MAX_NAME = 100;
}
