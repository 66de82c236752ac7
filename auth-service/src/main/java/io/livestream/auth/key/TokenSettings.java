package io.livestream.auth.key;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What access tokens say. */
@ConfigMapping(prefix = "auth.token")
interface TokenSettings {

    String issuer();

    String audience();

    /** Until then a token is good wherever it is shown, whatever becomes of its session; so it is short. */
    @WithDefault("30M")
    Duration lifetime();
}
