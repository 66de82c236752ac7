package io.livestream.auth.account;

import static java.util.stream.Collectors.toMap;

import io.livestream.platform.caller.Caller;
import io.livestream.platform.outbox.Outbox;
import io.livestream.platform.paging.Cursor;
import io.livestream.platform.paging.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.jboss.logging.Logger;

/** What admins do to accounts. */
@ApplicationScoped
class AccountAdminService {

    private static final Logger LOG = Logger.getLogger(AccountAdminService.class);

    private final AccountRepository accounts;
    private final Outbox outbox;
    private final Event<AccessWithdrawn> withdrawn;

    AccountAdminService(AccountRepository accounts, Outbox outbox, Event<AccessWithdrawn> withdrawn) {
        this.accounts = accounts;
        this.outbox = outbox;
        this.withdrawn = withdrawn;
    }

    /** Everybody reads the own account; to all but admins the others do not exist. */
    @Transactional
    AccountView read(UUID id, Caller by) {
        if (!by.isAdmin() && !by.id().equals(id)) {
            throw new UserNotFound(id);
        }
        return accounts.findByIdOptional(id).map(Account::view).orElseThrow(() -> new UserNotFound(id));
    }

    @Transactional
    Page<AccountView> list(Optional<String> text, Optional<Role> role, Optional<UUID> after, int limit, Caller by) {
        if (!by.isAdmin()) {
            throw new AdminsOnly();
        }
        List<Account> found = accounts.matching(text, role, after, limit + 1);
        return Page.of(found, limit, account -> Cursor.of(account.id()), Account::view);
    }

    @Transactional
    AccountView changeRole(UUID id, Role role, Caller by) {
        Account changed = change(id, by, account -> account.changeRole(role, by.id()));
        return changed.view();
    }

    @Transactional
    AccountView changeDisabled(UUID id, boolean disabled, Caller by) {
        Account changed = change(id, by, account -> account.changeDisabled(disabled, by.id()));
        if (disabled) {
            withdrawn.fire(new AccessWithdrawn(id));
        }
        return changed.view();
    }

    /**
     * The token may be older than the caller's own demotion, so the account decides; both are locked, and of two admins who
     * shut each other out in the same moment one comes too late. So there is always one left.
     */
    private Account change(UUID id, Caller by, Predicate<Account> change) {
        Map<UUID, Account> involved =
                accounts.locked(List.of(id, by.id())).stream().collect(toMap(Account::id, a -> a));
        Account account = Optional.ofNullable(involved.get(id)).orElseThrow(() -> new UserNotFound(id));
        Account caller = involved.get(by.id());
        if (!by.isAdmin() || caller == null || !caller.isActiveAdmin()) {
            throw new AdminsOnly();
        }
        if (change.test(account)) {
            outbox.account(account.state());
            LOG.infof("Account %s changed by %s: now %s", id, by.id(), account.standing());
        }
        return account;
    }
}
