package io.livestream.stream.people;

import io.livestream.platform.event.AccountState;
import java.util.List;

/** Accounts are new or no longer as they were; fired in the transaction that takes it in. */
public record AccountsChanged(List<AccountState> accounts) {

    public AccountsChanged {
        accounts = List.copyOf(accounts);
    }
}
