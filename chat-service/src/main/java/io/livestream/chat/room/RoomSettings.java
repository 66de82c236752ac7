package io.livestream.chat.room;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long a node keeps what it knows of a stream. */
@ConfigMapping(prefix = "livestream.chat.room")
interface RoomSettings {

    /** How long a room stays in memory that nobody asks for. */
    @WithDefault("10M")
    Duration idle();
}
