package io.livestream.chat.room;

import io.livestream.platform.setting.TimeSpan;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long a node keeps what it knows of a stream. */
@ConfigMapping(prefix = "livestream.chat.room")
interface RoomSettings {

    /** How long a room stays in memory that nobody asks for. */
    @WithDefault("10M")
    @WithConverter(Idle.class)
    Duration idle();

    final class Idle extends TimeSpan {
        public Idle() {
            super(Duration.ofSeconds(1), Duration.ofHours(24));
        }
    }
}
