package io.livestream.auth.account;

import io.livestream.platform.caller.EmailHash;
import io.livestream.platform.event.AccountRole;
import io.livestream.platform.event.AccountState;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;

/**
 * Somebody who can sign in. An account is never deleted, since classes name the people in them; it can be disabled, and
 * enabled again. Changes are made with the row locked, so that the states on the log come in the order of the changes.
 */
@Entity
@Table(name = "users")
class Account {

    @Id
    private UUID id;

    @Column(nullable = false, updatable = false)
    private String email;

    @Column(name = "display_name", nullable = false)
    private String displayName;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    private AccountRole role;

    @Column(name = "password_hash", nullable = false)
    private String passwordHash;

    @Column(nullable = false)
    private boolean disabled;

    @Column(name = "created_at", nullable = false, updatable = false)
    private Instant createdAt;

    @Version
    private int version;

    /** For the persistence layer. */
    protected Account() {}

    Account(UUID id, NewAccount wanted, Instant now) {
        this.id = id;
        email = wanted.email();
        displayName = wanted.displayName();
        role = wanted.role();
        passwordHash = wanted.passwordHash();
        createdAt = now;
    }

    UUID id() {
        return id;
    }

    String email() {
        return email;
    }

    String displayName() {
        return displayName;
    }

    AccountRole role() {
        return role;
    }

    String passwordHash() {
        return passwordHash;
    }

    boolean disabled() {
        return disabled;
    }

    Instant createdAt() {
        return createdAt;
    }

    boolean isActiveAdmin() {
        return role == AccountRole.ADMIN && !disabled;
    }

    /** @return whether that changed anything */
    boolean rename(String newName) {
        boolean changes = !displayName.equals(newName);
        displayName = newName;
        return changes;
    }

    /**
     * Gives the account another role, which its next token will carry.
     *
     * @return whether that changed anything
     * @throws OwnAccount if an admin would demote themself: so at least one remains
     */
    boolean changeRole(AccountRole newRole, UUID by) {
        boolean changes = role != newRole;
        if (changes && id.equals(by)) {
            throw new OwnAccount();
        }
        role = newRole;
        return changes;
    }

    /**
     * Shuts the account out or lets it in again.
     *
     * @return whether that changed anything
     * @throws OwnAccount if an admin would disable themself
     */
    boolean changeDisabled(boolean newDisabled, UUID by) {
        boolean changes = disabled != newDisabled;
        if (changes && id.equals(by)) {
            throw new OwnAccount();
        }
        disabled = newDisabled;
        return changes;
    }

    void changePasswordHash(String newHash) {
        passwordHash = newHash;
    }

    /** For the log: what admins decide, and nothing that tells who it is. */
    String standing() {
        return disabled ? role.json() + ", disabled" : role.json();
    }

    AccountState state() {
        return new AccountState(id, displayName, role, disabled, EmailHash.of(email));
    }
}
