package io.livestream.auth.key;

import io.livestream.platform.follow.Revocations;
import io.livestream.platform.setting.TimeSpan;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long access tokens are good. What they say of issuer and audience is what every service expects of them. */
@ConfigMapping(prefix = "auth.token")
interface AccessTokenSettings {

    /**
     * Until then a token is good wherever it is shown, whatever becomes of its session; so it is short. Every service remembers for
     * {@link Revocations#LONGEST_TOKEN} whose roles were taken away, so none lives longer.
     */
    @WithDefault("30M")
    @WithConverter(Lifetime.class)
    Duration lifetime();

    final class Lifetime extends TimeSpan {
        public Lifetime() {
            super(Duration.ofSeconds(1), Revocations.LONGEST_TOKEN);
        }
    }
}
