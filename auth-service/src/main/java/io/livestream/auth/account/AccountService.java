package io.livestream.auth.account;

import io.livestream.platform.Ids;
import io.livestream.platform.outbox.Outbox;
import io.livestream.platform.problem.UserNotFound;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.exception.ConstraintViolationException;

/** The accounts, for those who own them and for the rest of this service. What admins do to them is {@link AccountAdminService}'s. */
@ApplicationScoped
public class AccountService {

    private static final String ONE_ACCOUNT_AN_ADDRESS = "users_email_unique";

    private final AccountRepository accounts;
    private final Outbox outbox;
    private final Clock clock;

    AccountService(AccountRepository accounts, Outbox outbox, Clock clock) {
        this.accounts = accounts;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Transactional
    public boolean isTaken(String email) {
        return accounts.isTaken(email);
    }

    /** @throws EmailTaken also if a parallel registration with the same address was a moment faster */
    @Transactional
    public AccountView add(NewAccount wanted) {
        if (accounts.isTaken(wanted.email())) {
            throw new EmailTaken();
        }
        Account account = new Account(Ids.next(), wanted, clock.instant());
        try {
            accounts.persistAndFlush(account);
        } catch (ConstraintViolationException e) {
            throw ONE_ACCOUNT_AN_ADDRESS.equals(e.getConstraintName()) ? new EmailTaken() : e;
        }
        outbox.account(account.state());
        return AccountView.of(account);
    }

    @Transactional
    public AccountView get(UUID id) {
        return find(id).orElseThrow(() -> new UserNotFound(id));
    }

    @Transactional
    public Optional<AccountView> find(UUID id) {
        return accounts.findByIdOptional(id).map(AccountView::of);
    }

    @Transactional
    public Optional<Credentials> credentials(String email) {
        return accounts.withEmail(email).map(AccountService::credentials);
    }

    @Transactional
    public Optional<Credentials> credentials(UUID id) {
        return accounts.findByIdOptional(id).map(AccountService::credentials);
    }

    private static Credentials credentials(Account account) {
        return new Credentials(account.id(), account.passwordHash(), account.disabled());
    }

    /**
     * The account, if it may still be entered with the password that was checked a moment ago. It can neither be disabled nor
     * get another password before the caller's transaction ends, so a session that begins there is seen by whoever ends all.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public Optional<AccountView> enter(Credentials checked) {
        return accounts.held(checked.accountId())
                .filter(account -> !account.disabled())
                .filter(account -> account.passwordHash().equals(checked.passwordHash()))
                .map(AccountView::of);
    }

    /**
     * The account as it is, and stays until the caller's transaction ends. So what a token says is either true or older than the change,
     * by whose time it is then refused.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public Optional<AccountView> hold(UUID id) {
        return accounts.held(id).map(AccountView::of);
    }

    @Transactional
    AccountView changeProfile(UUID id, ChangeProfile change) {
        Account account = accounts.locked(id).orElseThrow(() -> new UserNotFound(id));
        if (change.displayName() != null && account.rename(change.displayName())) {
            outbox.account(account.state());
        }
        return AccountView.of(account);
    }

    /**
     * Gives the account another hash, of the same password or of the next, unless it got one since the password was checked. So neither a
     * hash that is renewed at a login undoes a change of the password, nor one of two changes the other.
     *
     * @return false if the hash is no longer the one that was checked
     */
    @Transactional
    public boolean replacePasswordHash(Credentials checked, String newHash) {
        Optional<Account> account = accounts.locked(checked.accountId())
                .filter(found -> found.passwordHash().equals(checked.passwordHash()));
        account.ifPresent(found -> found.changePasswordHash(newHash));
        return account.isPresent();
    }
}
