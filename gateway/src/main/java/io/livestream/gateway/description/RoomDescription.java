package io.livestream.gateway.description;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.livestream.gateway.pages.ClassPath;
import io.livestream.gateway.pages.Content;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;

/**
 * The description of the room socket and of the topics (AsyncAPI). Unlike that of the calls it is written by hand and held to the code by
 * tests, so the build puts {@code docs/asyncapi.yaml} in here as it is.
 */
@Singleton
public class RoomDescription {

    private static final String FILE = "description/asyncapi.yaml";

    private final Map<String, Content> forms;

    RoomDescription() {
        byte[] yaml = ClassPath.read(FILE);
        try {
            JsonNode document = new ObjectMapper(new YAMLFactory()).readTree(yaml);
            forms = Map.of(
                    "/api/asyncapi.yaml", Content.of("application/yaml", yaml),
                    "/api/asyncapi.json",
                            Content.of("application/json", new ObjectMapper().writeValueAsBytes(document)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Optional<Content> at(String path) {
        return Optional.ofNullable(forms.get(path));
    }
}
