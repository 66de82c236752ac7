package io.livestream.chat.room;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Duration;

/**
 * How a chat is set up by those who moderate it.
 *
 * @param slowModeSeconds the least time between two messages of one viewer; 0 is no slow mode
 * @param enabled false closes the chat for everybody
 */
@RegisterForReflection
public record ChatSettings(int slowModeSeconds, boolean enabled) {

    public static final int MAX_SLOW_MODE_SECONDS = 300;

    static final ChatSettings DEFAULT = new ChatSettings(0, true);

    public Duration slowMode() {
        return Duration.ofSeconds(slowModeSeconds);
    }
}
