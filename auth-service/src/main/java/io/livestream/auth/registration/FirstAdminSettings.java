package io.livestream.auth.registration;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** The admin that a new installation begins with; both or none. */
@ConfigMapping(prefix = "auth.first-admin")
interface FirstAdminSettings {

    Optional<String> email();

    Optional<String> password();
}
