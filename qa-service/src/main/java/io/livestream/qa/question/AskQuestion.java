package io.livestream.qa.question;

import io.livestream.platform.validation.CodePoints;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A question as it is asked; blanks around it do not count. */
record AskQuestion(
        @NotNull @CodePoints(min = 1, max = MAX_TEXT) @Schema(minLength = 1, maxLength = MAX_TEXT)
        String text,

        Boolean anonymous) {

    static final int MAX_TEXT = 1_000;

    AskQuestion {
        text = text == null ? null : text.strip();
        anonymous = anonymous != null && anonymous;
    }
}
