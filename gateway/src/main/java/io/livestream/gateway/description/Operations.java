package io.livestream.gateway.description;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The operations of one OpenAPI document. */
final class Operations {

    private static final Set<String> METHODS =
            Set.of("get", "put", "post", "delete", "options", "head", "patch", "trace");

    private Operations() {}

    static List<ObjectNode> of(ObjectNode document) {
        return document.path("paths").valueStream().flatMap(Operations::in).toList();
    }

    static void keepRouted(ObjectNode document, Predicate<String> routed) {
        if (document.path("paths") instanceof ObjectNode paths) {
            paths.retain(
                    OpenApiMerge.fields(paths).keySet().stream().filter(routed).toList());
        }
    }

    private static Stream<ObjectNode> in(JsonNode path) {
        return path.propertyStream()
                .filter(field -> METHODS.contains(field.getKey()))
                .map(Map.Entry::getValue)
                .map(ObjectNode.class::cast);
    }
}
