package io.livestream.stream.livestream;

import static java.util.Objects.requireNonNullElse;

import io.livestream.platform.event.Visibility;
import io.livestream.platform.validation.CodePoints;
import io.livestream.platform.validation.OneLine;
import io.livestream.platform.validation.Text;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a teacher gives to create a stream; all but the title has a default. */
record CreateStream(
        @NotNull(message = Form.REQUIRED)
        @OneLine(max = Form.MAX_TITLE)
        @Schema(minLength = 1, maxLength = Form.MAX_TITLE)
        String title,

        @CodePoints(max = Form.MAX_DESCRIPTION) @Schema(maxLength = Form.MAX_DESCRIPTION)
        String description,

        @Size(max = Form.MAX_TAGS, message = Form.TOO_MANY_TAGS)
        List<@NotNull(message = Form.REQUIRED) @OneLine(max = Form.MAX_TAG) String> tags,

        @Pattern(regexp = Form.VISIBILITIES, message = Form.UNKNOWN_VISIBILITY)
        String visibility,

        @Pattern(regexp = Form.QUALITIES, message = Form.UNKNOWN_QUALITY)
        String quality,

        @Min(1) @Max(Form.MAX_VIEWERS) Integer maxViewers,
        Boolean recording,
        Boolean chatEnabled,
        Boolean questionsEnabled,
        Instant scheduledAt) {

    private static final int DEFAULT_MAX_VIEWERS = 1000;

    CreateStream {
        title = Text.strip(title);
        tags = Form.tags(tags);
    }

    Details details() {
        return new Details(
                title,
                description,
                requireNonNullElse(tags, List.of()),
                Visibility.from(visibility).orElse(Visibility.PUBLIC),
                requireNonNullElse(quality, "720p"),
                requireNonNullElse(maxViewers, DEFAULT_MAX_VIEWERS),
                requireNonNullElse(recording, false),
                requireNonNullElse(chatEnabled, true),
                requireNonNullElse(questionsEnabled, true),
                scheduledAt);
    }
}
