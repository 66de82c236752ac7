package io.livestream.chat.frame;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JsonNode;
import io.livestream.platform.problem.Invalid;
import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * By what a client knows one of its frames: text or a number, of at most 64 characters. The answer repeats it as it came.
 *
 * @param value as JSON
 */
@RegisterForReflection
public record Ref(@JsonValue JsonNode value) {

    static final int MOST_CHARACTERS = 64;

    /**
     * Reads it.
     *
     * @throws Invalid if it is of another kind or longer
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static Ref of(JsonNode value) {
        String text = value.asText();
        if (!(value.isTextual() || value.isNumber()) || text.codePointCount(0, text.length()) > MOST_CHARACTERS) {
            throw new Invalid("ref", "must be text or a number of at most 64 characters");
        }
        return new Ref(value);
    }
}
