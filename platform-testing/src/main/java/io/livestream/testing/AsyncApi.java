package io.livestream.testing;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.common.header.Headers;

/**
 * The AsyncAPI document ({@code docs/asyncapi.yaml}), to hold against it what really goes over the socket and the topics.
 *
 * <p>Its schemas let members be added, as the contract does. Here they do not: what is sent has the members that are described and no
 * others, so a member that was renamed or that nobody described is a fault, too.
 */
public final class AsyncApi {

    private static final Path DOCUMENT = Path.of("..", "docs", "asyncapi.yaml");
    private static final String ADDRESS = "https://livestream.invalid/asyncapi";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final AsyncApi READ = new AsyncApi();

    private final JsonNode document;
    private final JsonSchemaFactory schemas;

    private AsyncApi() {
        try {
            document = new YAMLMapper().readTree(DOCUMENT.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, String> texts = Map.of(ADDRESS, ClosedSchemas.of(document).toString());
        schemas = JsonSchemaFactory.getInstance(
                VersionFlag.V7, factory -> factory.schemaLoaders(loaders -> loaders.schemas(texts)));
    }

    public static AsyncApi document() {
        return READ;
    }

    /** What stands at a place of the document, as {@code /channels/room/x-close-codes}. */
    public JsonNode at(String pointer) {
        return document.at(pointer);
    }

    /** The messages of a channel, each by its key. */
    public Map<String, JsonNode> messages(String channel) {
        return at("/channels/" + channel + "/messages")
                .propertyStream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** In what way a payload is not what the document says of the message; empty if it is. */
    public List<String> faults(String channel, String message, JsonNode payload) {
        return faultsOf(place(channel, message, "payload"), payload);
    }

    public List<String> faults(String channel, String message, byte[] payload) {
        try {
            return faults(channel, message, JSON.readTree(payload));
        } catch (IOException e) {
            return List.of("no JSON: " + e.getMessage());
        }
    }

    /** In what way the headers of a record are not what the document says of the message; empty if they are. */
    public List<String> faults(String channel, String message, Headers headers) {
        ObjectNode texts = JSON.createObjectNode();
        headers.forEach(header -> texts.put(header.key(), new String(header.value(), StandardCharsets.UTF_8)));
        return faultsOf(place(channel, message, "headers"), texts);
    }

    private static String place(String channel, String message, String part) {
        return "/channels/" + channel + "/messages/" + message + "/" + part;
    }

    private List<String> faultsOf(String place, JsonNode value) {
        if (document.at(JsonPointer.compile(place)).isMissingNode()) {
            return List.of("nothing is described at " + place);
        }
        JsonSchema schema = schemas.getSchema(SchemaLocation.of(ADDRESS + "#" + place));
        Set<ValidationMessage> faults = schema.validate(value);
        return faults.stream().map(ValidationMessage::getMessage).toList();
    }
}
