package io.livestream.chat.message;

import io.livestream.platform.setting.WholeNumber;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;

/** What one person may do to a chat. */
@ConfigMapping(prefix = "livestream.chat.flood")
interface FloodSettings {

    /** The most messages of one person within a second, in all streams together; 0 is no limit. */
    @WithDefault("10")
    @WithConverter(PerSecond.class)
    int limit();

    final class PerSecond extends WholeNumber {
        public PerSecond() {
            super(0, 1_000_000);
        }
    }
}
