package io.livestream.chat.socket;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long a client may be silent. */
@ConfigMapping(prefix = "livestream.room")
interface SilenceSettings {

    /** After so long a silence a client is asked whether it is there. */
    @WithDefault("13S")
    Duration pingAfter();

    /** After so long a silence it is not: within half a minute, the check once a second included. */
    @WithDefault("27S")
    Duration goneAfter();
}
