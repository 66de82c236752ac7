package io.livestream.chat.socket;

import io.livestream.platform.setting.WholeNumber;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What one person may send over all their sockets on this node, beside messages, and how long a client may be silent. */
@ConfigMapping(prefix = "livestream.room")
interface SocketLimits {

    /** The most reactions of one person within a second. */
    @WithDefault("10")
    @WithConverter(PerSecond.class)
    int reactionLimit();

    /** The most signals of one person within a second; a teacher who is called by several viewers at once needs many. */
    @WithDefault("200")
    @WithConverter(PerSecond.class)
    int signalLimit();

    /** After so long a silence a client is asked whether it is there. */
    @WithDefault("13S")
    Duration pingAfter();

    /** After so long a silence it is not: within half a minute, the look once a second included. */
    @WithDefault("27S")
    Duration goneAfter();

    final class PerSecond extends WholeNumber {
        public PerSecond() {
            super(1, 1_000_000);
        }
    }
}
