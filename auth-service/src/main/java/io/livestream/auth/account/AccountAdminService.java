package io.livestream.auth.account;

import static java.util.stream.Collectors.toMap;

import io.livestream.platform.caller.Caller;
import io.livestream.platform.event.AccountRole;
import io.livestream.platform.outbox.Outbox;
import io.livestream.platform.paging.Cursor;
import io.livestream.platform.paging.Page;
import io.livestream.platform.problem.UserNotFound;
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
    AccountView read(UUID id, Caller caller) {
        if (!caller.isAdmin() && !caller.id().equals(id)) {
            throw new UserNotFound(id);
        }
        return accounts.findByIdOptional(id).map(AccountView::of).orElseThrow(() -> new UserNotFound(id));
    }

    @Transactional
    Page<AccountView> list(AccountQuery query, Caller caller) {
        if (!caller.isAdmin()) {
            throw new AdminsOnly();
        }
        List<Account> found = accounts.matching(query);
        return Page.of(found, query.limit(), last -> Cursor.of(last.id()), AccountView::of);
    }

    @Transactional
    AccountView changeRole(UUID id, AccountRole role, Caller caller) {
        Account changed = change(id, caller, account -> account.changeRole(role, caller.id()));
        return AccountView.of(changed);
    }

    @Transactional
    AccountView changeDisabled(UUID id, boolean disabled, Caller caller) {
        Account changed = change(id, caller, account -> account.changeDisabled(disabled, caller.id()));
        if (disabled) {
            withdrawn.fire(new AccessWithdrawn(id));
        }
        return AccountView.of(changed);
    }

    /**
     * The token may be older than the caller's own demotion, so the account decides; both are locked, and of two admins who
     * shut each other out in the same moment one comes too late. So there is always one left.
     */
    private Account change(UUID id, Caller caller, Predicate<Account> change) {
        Map<UUID, Account> involved =
                accounts.locked(List.of(id, caller.id())).stream().collect(toMap(Account::id, a -> a));
        Account account = Optional.ofNullable(involved.get(id)).orElseThrow(() -> new UserNotFound(id));
        Account admin = involved.get(caller.id());
        if (!caller.isAdmin() || admin == null || !admin.isActiveAdmin()) {
            throw new AdminsOnly();
        }
        if (change.test(account)) {
            outbox.account(account.state());
            LOG.infof("Account %s changed by %s: now %s", id, caller.id(), account.standing());
        }
        return account;
    }
}
