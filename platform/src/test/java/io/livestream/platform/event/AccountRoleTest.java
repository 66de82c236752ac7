package io.livestream.platform.event;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccountRoleTest {

    @Test
    void anAdminIsHigherThanATeacherAndATeacherThanAStudent() {
        assertThat(AccountRole.ADMIN.isHigherThan(AccountRole.TEACHER)).isTrue();
        assertThat(AccountRole.TEACHER.isHigherThan(AccountRole.STUDENT)).isTrue();
        assertThat(AccountRole.TEACHER.isHigherThan(AccountRole.TEACHER)).isFalse();
        assertThat(AccountRole.STUDENT.isHigherThan(AccountRole.ADMIN)).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void aRoleHasOneNameWhereverItIsWritten(AccountRole role) throws Unreadable {
        byte[] written = EventCodec.json(role);

        assertThat(written).asString().isEqualTo("\"" + role.json() + "\"");
        assertThat(EventCodec.read(written, AccountRole.class)).isEqualTo(role);
        assertThat(AccountRole.from(role.json())).hasValue(role);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "Student", "ADMIN", "viewer"})
    void whatIsNoNameOfARoleIsNone(String name) {
        assertThat(AccountRole.from(name)).isEmpty();
    }
}
