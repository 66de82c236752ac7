package io.livestream.qa.question;

import com.fasterxml.jackson.annotation.JsonValue;
import io.livestream.platform.event.WireName;
import java.util.Optional;

/** Where a question stands: open until answered or dismissed, and open again when reopened. */
public enum QuestionStatus {
    OPEN,
    ANSWERED,
    DISMISSED;

    /** The name on the wire. */
    @JsonValue
    public String json() {
        return WireName.of(this);
    }

    /** The status of that name on the wire, if there is one. */
    static Optional<QuestionStatus> from(String json) {
        return WireName.find(QuestionStatus.class, json);
    }
}
