package io.livestream.chat.request;

import io.livestream.platform.setting.WholeNumber;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;

/** What one person may ask for over all their sockets on this node, beside messages. */
@ConfigMapping(prefix = "livestream.room")
interface RequestSettings {

    /** The most reactions of one person within a second. */
    @WithDefault("30")
    @WithConverter(PerSecond.class)
    int reactionLimit();

    /** The most signals of one person within a second; a teacher who is called by several viewers at once needs many. */
    @WithDefault("200")
    @WithConverter(PerSecond.class)
    int signalLimit();

    final class PerSecond extends WholeNumber {
        public PerSecond() {
            super(1, 1_000_000);
        }
    }
}
