package io.livestream.chat.moderation;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Instant;

/**
 * For how long somebody may not post.
 *
 * @param seconds null: until somebody unmutes them
 */
public record Mute(@Min(1) @Max(MAX_SECONDS) Integer seconds) {

    /** Thirty days. */
    static final int MAX_SECONDS = 30 * 24 * 60 * 60;

    static final Mute UNTIL_UNMUTED = new Mute(null);

    /** Null if it has no end. */
    Instant until(Instant now) {
        return seconds == null ? null : now.plusSeconds(seconds);
    }
}
