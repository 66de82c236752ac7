package io.livestream.chat.socket;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Positive;

/** What one person may send over all their sockets on this node, beside messages. */
@ConfigMapping(prefix = "livestream.room")
interface SocketLimits {

    /** The most reactions of one person within a second. */
    @WithDefault("10")
    @Positive
    int reactionLimit();

    /** The most signals of one person within a second; a teacher who is called by several viewers at once needs many. */
    @WithDefault("200")
    @Positive
    int signalLimit();
}
