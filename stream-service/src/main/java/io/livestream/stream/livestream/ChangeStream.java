package io.livestream.stream.livestream;

import com.fasterxml.jackson.annotation.JsonProperty;
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
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What an owner gives to change a stream. What is left out stays as it is; what is given as null is taken away, which only the
 * description, the tags and the time can be.
 *
 * <p>A field is null when it was left out and empty when it was given as null. A record could not tell the two apart: for its
 * constructor both are the same.
 */
final class ChangeStream {

    @Schema(minLength = 1, maxLength = Form.MAX_TITLE)
    private Optional<@NotNull(message = Form.REQUIRED) @OneLine(max = Form.MAX_TITLE) String> title;

    @JsonProperty
    @Schema(maxLength = Form.MAX_DESCRIPTION)
    private Optional<@CodePoints(max = Form.MAX_DESCRIPTION) String> description;

    private Optional<
                    @Size(max = Form.MAX_TAGS, message = Form.TOO_MANY_TAGS) List<
                            @NotNull(message = Form.REQUIRED) @OneLine(max = Form.MAX_TAG) String>>
            tags;

    @JsonProperty
    private Optional<
                    @NotNull(message = Form.REQUIRED)
                    @Pattern(regexp = Form.VISIBILITIES, message = Form.UNKNOWN_VISIBILITY) String>
            visibility;

    @JsonProperty
    private Optional<
                    @NotNull(message = Form.REQUIRED) @Pattern(regexp = Form.QUALITIES, message = Form.UNKNOWN_QUALITY)
                    String>
            quality;

    @JsonProperty
    private Optional<@NotNull(message = Form.REQUIRED) @Min(1) @Max(Form.MAX_VIEWERS) Integer> maxViewers;

    @JsonProperty
    private Optional<@NotNull(message = Form.REQUIRED) Boolean> recording;

    @JsonProperty
    private Optional<@NotNull(message = Form.REQUIRED) Boolean> chatEnabled;

    @JsonProperty
    private Optional<@NotNull(message = Form.REQUIRED) Boolean> questionsEnabled;

    @JsonProperty
    private Optional<Instant> scheduledAt;

    @JsonProperty
    void setTitle(Optional<String> title) {
        this.title = title.map(Text::strip);
    }

    @JsonProperty
    void setTags(Optional<List<String>> tags) {
        this.tags = tags.map(Form::tags);
    }

    /** The new time, if one is given. */
    Optional<Instant> newTime() {
        return scheduledAt == null ? Optional.empty() : scheduledAt;
    }

    /** The details as they are to be, given what they are. */
    Details appliedTo(Details current) {
        return new Details(
                title == null ? current.title() : title.get(),
                description == null ? current.description() : description.orElse(null),
                tags == null ? current.tags() : tags.orElse(List.of()),
                visibility == null
                        ? current.visibility()
                        : Visibility.from(visibility.get()).orElseThrow(),
                quality == null ? current.quality() : quality.get(),
                maxViewers == null ? current.maxViewers() : maxViewers.get(),
                recording == null ? current.recording() : recording.get(),
                chatEnabled == null ? current.chatEnabled() : chatEnabled.get(),
                questionsEnabled == null ? current.questionsEnabled() : questionsEnabled.get(),
                scheduledAt == null ? current.scheduledAt() : scheduledAt.orElse(null));
    }
}
