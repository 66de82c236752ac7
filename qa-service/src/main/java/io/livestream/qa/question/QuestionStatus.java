package io.livestream.qa.question;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;
import java.util.Optional;

/** Where a question stands: open until answered or dismissed, and open again when reopened. */
public enum QuestionStatus {
    @JsonProperty("open")
    OPEN,
    @JsonProperty("answered")
    ANSWERED,
    @JsonProperty("dismissed")
    DISMISSED;

    /** The status of that name on the wire, if there is one. */
    static Optional<QuestionStatus> from(String json) {
        for (QuestionStatus status : values()) {
            if (status.name().toLowerCase(Locale.ROOT).equals(json)) {
                return Optional.of(status);
            }
        }
        return Optional.empty();
    }
}
