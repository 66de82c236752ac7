package io.livestream.auth.session;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long people stay signed in. */
@ConfigMapping(prefix = "auth.session")
interface SessionSettings {

    /** How long a refresh token can be used; each refresh begins it anew. */
    @WithDefault("30D")
    Duration lifetime();
}
