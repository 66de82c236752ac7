package io.livestream.platform.caller;

import static org.assertj.core.api.Assertions.assertThat;

import io.livestream.platform.event.AccountRole;
import io.livestream.platform.event.Person;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CallerTest {

    private static final UUID ID = UUID.randomUUID();

    @Test
    void rolesAreThoseOfTheToken() {
        assertThat(with(AccountRole.TEACHER).isTeacher()).isTrue();
        assertThat(with(AccountRole.TEACHER).isAdmin()).isFalse();
        assertThat(with(AccountRole.ADMIN).isAdmin()).isTrue();
        assertThat(with(AccountRole.ADMIN).isTeacher()).isFalse();
        assertThat(with(AccountRole.STUDENT).isAdmin()
                        || with(AccountRole.STUDENT).isTeacher())
                .isFalse();
    }

    @Test
    void aPersonIsIdAndName() {
        assertThat(with(AccountRole.STUDENT).person()).isEqualTo(new Person(ID, "Ada"));
    }

    @Test
    void anAddressIsHashedAsPeopleMeanItAndNotAsTheyTypeIt() {
        // printf ada@example.org | sha256sum
        String hash = "cfe00dde46ef942601ffafb9e2825e802858b460e586b8305b344c1eb826357d";

        assertThat(EmailHash.of(" Ada@Example.ORG ")).isEqualTo(EmailHash.of("ada@example.org"));
        assertThat(EmailHash.of("ada@example.org")).isEqualTo(hash);
        assertThat(with(AccountRole.STUDENT).emailHash()).isEqualTo(hash);
    }

    @Test
    void withoutAnAddressThereIsNoHash() {
        assertThat(new Caller(ID, "Ada", null, Set.of()).emailHash()).isNull();
    }

    private static Caller with(AccountRole role) {
        return new Caller(ID, "Ada", "Ada@example.org", Set.of(role));
    }
}
