package io.livestream.chat.moderation;

import io.livestream.chat.room.ChatSettings;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;

/** New settings of a chat; all of them, since they replace the old ones. */
public record ChangeSettings(
        @NotNull @Min(0) @Max(ChatSettings.MAX_SLOW_MODE_SECONDS)
        Integer slowModeSeconds,

        @NotNull Boolean enabled) {

    ChatSettings settings() {
        return new ChatSettings(slowModeSeconds, enabled);
    }
}
