package io.livestream.auth.account;

import io.livestream.platform.event.AccountRole;
import java.time.Instant;
import java.util.UUID;

/** An account as its owner and admins see it. */
public record AccountView(
        UUID id, String email, String displayName, AccountRole role, boolean disabled, Instant createdAt) {

    static AccountView of(Account account) {
        return new AccountView(
                account.id(),
                account.email(),
                account.displayName(),
                account.role(),
                account.disabled(),
                account.createdAt());
    }
}
