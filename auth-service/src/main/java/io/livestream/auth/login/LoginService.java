package io.livestream.auth.login;

import io.livestream.auth.account.AccountService;
import io.livestream.auth.account.AccountView;
import io.livestream.auth.account.Credentials;
import io.livestream.auth.password.Guess;
import io.livestream.auth.password.PasswordRules;
import io.livestream.auth.password.Passwords;
import io.livestream.auth.session.SessionService;
import io.livestream.auth.session.TokenReply;
import io.livestream.platform.problem.Invalid;
import io.livestream.platform.validation.Emails;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** Everything that takes a password. Passwords are checked and hashed between the transactions, never within one. */
@ApplicationScoped
class LoginService {

    private final AccountService accounts;
    private final Passwords passwords;
    private final SessionService sessions;
    private final LoginAttempts attempts;

    LoginService(AccountService accounts, Passwords passwords, SessionService sessions, LoginAttempts attempts) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.sessions = sessions;
        this.attempts = attempts;
    }

    /** Does the same work and says the same whether the account is unknown, disabled, or has another password. */
    TokenReply signIn(SignIn request, String clientAddress) {
        return attempts.count(() -> checkedIn(request, clientAddress));
    }

    private TokenReply checkedIn(SignIn request, String clientAddress) {
        Credentials checked = checked(request, clientAddress);
        return entered(checked, renewed(checked, request.password(), clientAddress))
                // Its hash may have been renewed meanwhile, by the same person at another device: then it is checked
                // against the new one.
                .or(() -> entered(checked(request, clientAddress), Optional.empty()))
                .orElseThrow(BadCredentials::new);
    }

    private Credentials checked(SignIn request, String clientAddress) {
        Optional<String> email = Emails.normal(request.email());
        return passwords
                .matching(
                        request.password(),
                        () -> email.flatMap(accounts::credentials).filter(account -> !account.disabled()),
                        Credentials::passwordHash,
                        Guess.signingIn(email.orElseGet(request::email), clientAddress))
                .orElseThrow(BadCredentials::new);
    }

    /** Takes the renewed hash and begins the session in one step, so that a change of the password comes before both or after both. */
    private Optional<TokenReply> entered(Credentials checked, Optional<String> renewed) {
        return QuarkusTransaction.requiringNew().call(() -> {
            Credentials current = renewed.filter(hash -> accounts.replacePasswordHash(checked, hash))
                    .map(hash -> new Credentials(checked.accountId(), hash, checked.disabled()))
                    .orElse(checked);
            return accounts.enter(current).map(sessions::open);
        });
    }

    /** Only now, with the password at hand, can its hash be brought to today's cost. */
    private Optional<String> renewed(Credentials checked, String password, String clientAddress) {
        return passwords.isOutdated(checked.passwordHash())
                ? Optional.of(passwords.hash(password, clientAddress))
                : Optional.empty();
    }

    /** Ends all sessions but the one it is asked for in; that of a token without a session is none. */
    void changePassword(UUID accountId, Optional<UUID> session, ChangePassword request, String clientAddress) {
        requireGood(accountId, request.next());
        boolean changed = changed(accountId, session, request, clientAddress)
                // Its hash may have been renewed meanwhile, by a login: then it is checked against the new one.
                || changed(accountId, session, request, clientAddress);
        if (!changed) {
            throw new WrongPassword();
        }
    }

    private void requireGood(UUID accountId, String password) {
        AccountView account = accounts.get(accountId);
        PasswordRules.objection(password, account.email(), account.displayName())
                .ifPresent(objection -> {
                    throw new Invalid("next", objection);
                });
    }

    /** @return false if the account has another hash than when the password was checked */
    private boolean changed(UUID accountId, Optional<UUID> session, ChangePassword request, String clientAddress) {
        Credentials checked = passwords
                .matching(
                        request.current(),
                        () -> accounts.credentials(accountId),
                        Credentials::passwordHash,
                        Guess.signedIn(accountId, clientAddress))
                .orElseThrow(WrongPassword::new);
        String hash = passwords.hash(request.next(), clientAddress);
        return QuarkusTransaction.requiringNew().call(() -> {
            boolean replaced = accounts.replacePasswordHash(checked, hash);
            if (replaced) {
                sessions.endOthers(accountId, session);
            }
            return replaced;
        });
    }
}
