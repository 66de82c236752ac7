package io.livestream.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a service's OpenAPI document (3.1, so in JSON Schema 2020-12) says of the JSON in its replies. */
final class ReplySchemas {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final JsonNode document;
    private final JsonSchemaFactory factory = JsonSchemaFactory.getInstance(VersionFlag.V202012);
    private final Map<String, JsonSchema> read = new HashMap<>();

    private ReplySchemas(JsonNode document) {
        this.document = ClosedSchemas.of(document);
    }

    /** @param document as JSON */
    static ReplySchemas of(String document) {
        return new ReplySchemas(tree(document));
    }

    /** In what way a reply is not what the document says of it: a member too many or too few, null, or of another type. */
    List<String> faults(Operation operation, int status, String body) {
        JsonNode paths = document.path("paths");
        JsonNode schema = paths.path(paths.has(operation.path()) ? operation.path() : operation.path() + "/")
                .path(operation.method().toLowerCase(Locale.ROOT))
                .path("responses")
                .path(Integer.toString(status))
                .path("content")
                .path("application/json")
                .path("schema");
        return schema instanceof ObjectNode described
                ? read.computeIfAbsent(operation + " " + status, _ -> schema(described)).validate(tree(body)).stream()
                        .map(ValidationMessage::getMessage)
                        .toList()
                : List.of("the OpenAPI document has no schema for it");
    }

    /** References lead to the components of the document, so a schema that stands alone takes them along. */
    private JsonSchema schema(ObjectNode described) {
        ObjectNode alone = described.deepCopy();
        alone.set("components", document.path("components"));
        return factory.getSchema(alone);
    }

    private static JsonNode tree(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("no JSON: " + e.getMessage());
        }
    }
}
