package io.livestream.auth.registration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Who may register. */
@ConfigMapping(prefix = "auth.registration")
interface RegistrationSettings {

    enum Teachers {
        OPEN,
        CLOSED
    }

    /** Whether teachers may register themselves. */
    @WithDefault("closed")
    Teachers teachers();
}
