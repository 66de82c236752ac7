package io.livestream.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A document counts as wrong too if it does not name a member that is there. */
final class ClosedSchemas {

    private ClosedSchemas() {}

    /** The same document, in whose schemas an object has no members but those that are named, unless it says otherwise. */
    static JsonNode of(JsonNode document) {
        JsonNode closed = document.deepCopy();
        close(closed);
        return closed;
    }

    private static void close(JsonNode node) {
        if (node instanceof ObjectNode schema
                && schema.path("type").asText().equals("object")
                && schema.path("properties").isObject()
                && !schema.has("additionalProperties")) {
            schema.put("additionalProperties", false);
        }
        node.forEach(ClosedSchemas::close);
    }
}
