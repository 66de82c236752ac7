package io.livestream.chat.message;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.PositiveOrZero;

/** What one person may do to a chat. */
@ConfigMapping(prefix = "livestream.chat.flood")
interface FloodSettings {

    /** The most messages of one person within a second, in all streams together; 0 is no limit. */
    @WithDefault("10")
    @PositiveOrZero
    int limit();
}
