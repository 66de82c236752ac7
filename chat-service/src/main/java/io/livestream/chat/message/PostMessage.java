package io.livestream.chat.message;

import io.livestream.platform.validation.CodePoints;
import jakarta.validation.constraints.NotBlank;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A message to be posted.
 *
 * @param replyTo the message of the same stream that it answers, or null
 */
public record PostMessage(
        @NotBlank @CodePoints(max = MAX_TEXT) @Schema(minLength = 1, maxLength = MAX_TEXT)
        String text,

        UUID replyTo) {

    static final int MAX_TEXT = 2000;
}
