package io.livestream.auth.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.livestream.auth.Member;
import io.livestream.auth.account.AccountService;
import io.livestream.auth.password.Passwords;
import io.livestream.platform.event.AccountRole;
import io.livestream.platform.sql.Sql;
import io.livestream.testing.AtOnce;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Optional;
import org.junit.jupiter.api.Test;

@QuarkusTest
class FirstAdminTest {

    private record Settings(Optional<String> email, Optional<String> password) implements FirstAdminSettings {}

    @Inject
    AccountService accounts;

    @Inject
    Passwords passwords;

    @Inject
    Sql sql;

    @Test
    void theFirstAdminCanSignInFromTheStart() {
        Member admin = Member.firstAdmin();

        admin.request().get("/api/auth/users").then().statusCode(200);
    }

    @Test
    void ofReplicasThatStartTogetherOneMakesTheAdmin() {
        String email = Member.freshEmail();

        AtOnce.times(4, _ -> with(email, Member.PASSWORD).ensure());

        assertThat(sql.query("select role from users where email = ?", row -> row.text("role"), email))
                .containsExactly(AccountRole.ADMIN.name());
    }

    @Test
    void anAccountThatIsThereIsLeftAsItIs() {
        Member student = Member.registered("student");

        with(student.email(), "another password altogether").ensure();

        Member.signIn(student.email(), Member.PASSWORD, Member.freshAddress())
                .then()
                .statusCode(200);
        assertThat(accounts.get(student.id()).role()).isEqualTo(AccountRole.STUDENT);
    }

    @Test
    void withoutSettingsThereIsNone() {
        assertThatCode(() -> with(null, null).ensure()).doesNotThrowAnyException();
    }

    @Test
    void aMistakeInTheSettingsIsToldInOneLine() {
        assertRefused(with(null, Member.PASSWORD), "LIVESTREAM_ADMIN_EMAIL must be an email address.");
        assertRefused(with("nobody", Member.PASSWORD), "LIVESTREAM_ADMIN_EMAIL must be an email address.");
        assertRefused(
                with(Member.freshEmail(), null), "LIVESTREAM_ADMIN_PASSWORD must be set with LIVESTREAM_ADMIN_EMAIL.");
        assertRefused(
                with(Member.freshEmail(), "password123"),
                "LIVESTREAM_ADMIN_PASSWORD is one of the passwords that are tried first.");
    }

    private static void assertRefused(FirstAdmin admin, String line) {
        assertThatThrownBy(admin::ensure)
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(line);
    }

    private FirstAdmin with(String email, String password) {
        Settings settings = new Settings(Optional.ofNullable(email), Optional.ofNullable(password));
        return new FirstAdmin(settings, accounts, passwords);
    }
}
