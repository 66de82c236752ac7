package io.livestream.gateway.description;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.livestream.gateway.routing.Route;
import io.livestream.gateway.routing.Routes;
import io.livestream.gateway.routing.Service;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** Makes one OpenAPI document out of those of the services. What the gateway does not route there is left out. */
final class OpenApiMerge {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final String version;

    OpenApiMerge(String version) {
        this.version = version;
    }

    ObjectNode merge(Map<Service, ObjectNode> documents) {
        Map<Service, ObjectNode> copies = new EnumMap<>(Service.class);
        documents.forEach((service, document) -> {
            ObjectNode copy = document.deepCopy();
            copies.put(service, copy);
            Operations.keepRouted(copy, path -> isAnsweredBy(service, path));
            Security.unify(copy);
        });
        Components.renameConflicts(copies);
        renameOperations(copies);

        ObjectNode merged = NODES.objectNode();
        merged.put("openapi", highest(copies, "openapi"));
        merged.putObject("info")
                .put("title", "livestream")
                .put("version", version)
                .put("description", "Livestreamed classes: streams, chat, questions and figures.");
        merged.putArray("servers").addObject().put("url", "/");
        merged.set("tags", tags(copies));
        merged.set("paths", paths(copies));
        merged.set("components", Components.union(copies));
        return merged;
    }

    private static boolean isAnsweredBy(Service service, String path) {
        String plain = path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        return Routes.of(plain).map(Route::service).filter(service::equals).isPresent();
    }

    private static String highest(Map<Service, ObjectNode> documents, String field) {
        return documents.values().stream()
                .map(document -> document.path(field).asText("3.0.3"))
                .max(String::compareTo)
                .orElse("3.1.0");
    }

    private static ObjectNode paths(Map<Service, ObjectNode> documents) {
        ObjectNode paths = NODES.objectNode();
        documents.values().forEach(document -> new TreeMap<>(fields(document.path("paths"))).forEach(paths::set));
        return paths;
    }

    private static ArrayNode tags(Map<Service, ObjectNode> documents) {
        Map<String, JsonNode> named = new LinkedHashMap<>();
        documents
                .values()
                .forEach(document -> document.path("tags")
                        .forEach(tag -> named.putIfAbsent(tag.path("name").asText(), tag)));
        return NODES.arrayNode().addAll(named.values());
    }

    private static void renameOperations(Map<Service, ObjectNode> documents) {
        Map<String, Integer> uses = new HashMap<>();
        documents
                .values()
                .forEach(document -> Operations.of(document)
                        .forEach(operation ->
                                uses.merge(operation.path("operationId").asText(), 1, Integer::sum)));
        documents.forEach((service, document) -> Operations.of(document).forEach(operation -> {
            String id = operation.path("operationId").asText();
            if (!id.isEmpty() && uses.get(id) > 1) {
                operation.put("operationId", service.label() + "_" + id);
            }
        }));
    }

    static Map<String, JsonNode> fields(JsonNode node) {
        Map<String, JsonNode> fields = new LinkedHashMap<>();
        node.properties().forEach(field -> fields.put(field.getKey(), field.getValue()));
        return fields;
    }
}
