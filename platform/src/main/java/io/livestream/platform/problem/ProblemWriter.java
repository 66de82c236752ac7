package io.livestream.platform.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;

/** Writes problem documents, whatever media type the client accepts. */
@Singleton
class ProblemWriter {

    private final ObjectMapper json;

    ProblemWriter(ObjectMapper json) {
        this.json = json;
    }

    String write(Failure failure, String path) {
        try {
            return json.writeValueAsString(Problem.of(failure, path));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A detail of " + failure.code() + " is not of a kind that JSON has", e);
        }
    }
}
