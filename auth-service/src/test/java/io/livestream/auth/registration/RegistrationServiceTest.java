package io.livestream.auth.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.livestream.auth.registration.RegistrationSettings.Teachers;
import io.livestream.platform.event.AccountRole;
import io.livestream.platform.problem.Kind;
import io.livestream.platform.problem.ServiceException;
import io.smallrye.config.SmallRyeConfigBuilder;
import org.junit.jupiter.api.Test;

class RegistrationServiceTest {

    @Test
    void whoeverSaysNothingBecomesAStudent() {
        assertThat(RegistrationService.allowed(null, Teachers.CLOSED)).isEqualTo(AccountRole.STUDENT);
    }

    @Test
    void teachersRegisterWhereThatIsOpen() {
        assertThat(RegistrationService.allowed("teacher", Teachers.OPEN)).isEqualTo(AccountRole.TEACHER);
    }

    @Test
    void elsewhereTeachersAreNamedByAdmins() {
        assertThatThrownBy(() -> RegistrationService.allowed("teacher", Teachers.CLOSED))
                .isInstanceOfSatisfying(ServiceException.class, refused -> {
                    assertThat(refused.kind()).isEqualTo(Kind.FORBIDDEN);
                    assertThat(refused.code()).isEqualTo("teacher-registration-closed");
                });
    }

    @Test
    void byDefaultItIsClosed() {
        RegistrationSettings defaults = new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(RegistrationSettings.class)
                .build()
                .getConfigMapping(RegistrationSettings.class);

        assertThat(defaults.teachers()).isEqualTo(Teachers.CLOSED);
    }
}
