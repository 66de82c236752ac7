package io.livestream.auth.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.livestream.platform.event.AccountRole;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AccountTest {

    private static final UUID ANOTHER = UUID.randomUUID();

    @Test
    void aNewAccountMaySignIn() {
        Account account = account(AccountRole.STUDENT);

        assertThat(account.disabled()).isFalse();
        assertThat(account.role()).isEqualTo(AccountRole.STUDENT);
    }

    @Test
    void anotherAdminChangesTheRole() {
        Account account = account(AccountRole.STUDENT);

        assertThat(account.changeRole(AccountRole.TEACHER, ANOTHER)).isTrue();

        assertThat(account.state().role()).isEqualTo(AccountRole.TEACHER);
    }

    @Test
    void nobodyDemotesThemself() {
        Account admin = account(AccountRole.ADMIN);

        assertThatThrownBy(() -> admin.changeRole(AccountRole.TEACHER, admin.id()))
                .isInstanceOf(OwnAccount.class);

        assertThat(admin.isActiveAdmin()).isTrue();
    }

    @Test
    void nobodyDisablesThemself() {
        Account admin = account(AccountRole.ADMIN);

        assertThatThrownBy(() -> admin.changeDisabled(true, admin.id())).isInstanceOf(OwnAccount.class);

        assertThat(admin.isActiveAdmin()).isTrue();
    }

    @Test
    void whatChangesNothingIsAllowedOnOnesOwnAccount() {
        Account admin = account(AccountRole.ADMIN);

        assertThat(admin.changeRole(AccountRole.ADMIN, admin.id())).isFalse();
        assertThat(admin.changeDisabled(false, admin.id())).isFalse();
        assertThat(admin.rename("Ada")).isFalse();
    }

    @Test
    void aDisabledAdminIsNone() {
        Account admin = account(AccountRole.ADMIN);

        admin.changeDisabled(true, ANOTHER);

        assertThat(admin.isActiveAdmin()).isFalse();
    }

    @Test
    void whatOthersAreToldHasNoAddressInIt() {
        Account account = account(AccountRole.STUDENT);

        assertThat(account.state().toString()).doesNotContain("@").contains("Ada");
    }

    private static Account account(AccountRole role) {
        NewAccount wanted = new NewAccount("ada@example.org", "Ada", role, "$argon2id$…");
        return new Account(UUID.randomUUID(), wanted, Instant.parse("2026-11-22T10:00:00Z"));
    }
}
