package io.livestream.auth.registration;

import io.livestream.auth.account.AccountService;
import io.livestream.auth.account.AccountView;
import io.livestream.auth.account.EmailTaken;
import io.livestream.auth.account.NewAccount;
import io.livestream.auth.password.Passwords;
import io.livestream.platform.caller.EmailHash;
import io.livestream.platform.event.AccountRole;
import io.livestream.platform.idempotency.Created;
import io.livestream.platform.idempotency.Idempotency;
import io.livestream.platform.idempotency.IdempotencyKey;
import io.livestream.platform.validation.Emails;
import jakarta.enterprise.context.ApplicationScoped;

/** Makes accounts for those who ask for one. */
@ApplicationScoped
class RegistrationService {

    private static final String PATH = "/api/auth/register";

    private final AccountService accounts;
    private final Passwords passwords;
    private final Idempotency idempotency;
    private final RegistrationSettings settings;

    RegistrationService(
            AccountService accounts, Passwords passwords, Idempotency idempotency, RegistrationSettings settings) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.idempotency = idempotency;
        this.settings = settings;
    }

    Created register(RegisterAccount request, String idempotencyKey, String clientAddress) {
        IdempotencyKey.check(idempotencyKey);
        AccountRole role = allowed(request.role(), settings.teachers());
        String email = Emails.normal(request.email()).orElseThrow();
        String hash = passwords.hash(request.password(), clientAddress, () -> {
            // With a key the taken address may be the caller's own, made by the first of two equal requests.
            if (idempotencyKey == null && accounts.isTaken(email)) {
                throw new EmailTaken();
            }
        });
        NewAccount wanted = new NewAccount(email, request.displayName(), role, hash);
        return idempotency.create(idempotencyKey, EmailHash.of(email), PATH, () -> {
            AccountView account = accounts.add(wanted);
            return new Created("/api/auth/users/" + account.id(), account);
        });
    }

    /** Who says nothing becomes a student. */
    static AccountRole allowed(String wanted, RegistrationSettings.Teachers teachers) {
        AccountRole role =
                wanted == null ? AccountRole.STUDENT : AccountRole.from(wanted).orElseThrow();
        if (role == AccountRole.TEACHER && teachers == RegistrationSettings.Teachers.CLOSED) {
            throw new TeacherRegistrationClosed();
        }
        return role;
    }
}
