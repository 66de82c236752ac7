package io.livestream.chat.socket;

import io.livestream.platform.setting.TimeSpan;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long a client may be silent. */
@ConfigMapping(prefix = "livestream.room")
interface SilenceSettings {

    /** After so long a silence a client is asked whether it is there. */
    @WithDefault("13S")
    @WithConverter(Quiet.class)
    Duration pingAfter();

    /** After so long a silence it is not: within half a minute, the check once a second included. */
    @WithDefault("27S")
    @WithConverter(Gone.class)
    Duration goneAfter();

    final class Quiet extends TimeSpan {
        public Quiet() {
            super(Duration.ofSeconds(1), Duration.ofMinutes(5));
        }
    }

    final class Gone extends TimeSpan {
        public Gone() {
            super(Duration.ofSeconds(2), Duration.ofMinutes(10));
        }
    }
}
