package io.livestream.qa.question;

import io.livestream.platform.problem.Invalid;
import io.livestream.platform.validation.CodePoints;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An answer: either written, or the note that it was given aloud. */
record AnswerQuestion(
        @CodePoints(min = 1, max = MAX_TEXT) @Schema(minLength = 1, maxLength = MAX_TEXT)
        String text,

        Boolean spoken) {

    static final int MAX_TEXT = 2_000;

    AnswerQuestion {
        text = text == null ? null : text.strip();
        spoken = spoken != null && spoken;
    }

    void requireOneForm() {
        if (spoken == (text != null)) {
            throw new Invalid("text", "give either a text or \"spoken\": true");
        }
    }
}
