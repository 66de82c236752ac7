package io.livestream.auth.session;

import io.livestream.platform.setting.TimeSpan;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long people stay signed in. */
@ConfigMapping(prefix = "auth.session")
interface SessionSettings {

    /** How long a refresh token can be used; each refresh begins it anew. No longer than the gateway has browsers keep it. */
    @WithDefault("30D")
    @WithConverter(Lifetime.class)
    Duration lifetime();

    final class Lifetime extends TimeSpan {
        public Lifetime() {
            super(Duration.ofMinutes(1), Duration.ofDays(30));
        }
    }
}
