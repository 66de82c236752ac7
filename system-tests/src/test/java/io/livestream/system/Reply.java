package io.livestream.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What was answered, or a status of 0 when the connection broke. */
public record Reply(int status, HttpHeaders headers, byte[] body) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** @throws AssertionError if it is no success, with what it says; for what a test sets up and does not check */
    public Reply granted() {
        if (!isGranted()) {
            throw new AssertionError("answered " + this);
        }
        return this;
    }

    boolean isGranted() {
        return status / 100 == 2;
    }

    JsonNode json() {
        try {
            return JSON.readTree(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A member of the reply as text, null when it is null or missing; {@code text("/teacher/id")} for one further inside. */
    String text(String name) {
        return json().at(pointer(name)).asText(null);
    }

    int number(String name) {
        return json().at(pointer(name)).intValue();
    }

    List<JsonNode> items() {
        return json().path("items").valueStream().toList();
    }

    String header(String name) {
        return headers.firstValue(name).orElse("");
    }

    private static String pointer(String name) {
        return name.startsWith("/") ? name : "/" + name;
    }

    @Override
    public String toString() {
        return status + " " + new String(body, StandardCharsets.UTF_8);
    }
}
