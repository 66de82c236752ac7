package io.livestream.gateway.description;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.Set;

/** Gives the bearer token one name in all documents, and each operation its own say whether it needs one. */
final class Security {

    private static final String BEARER = "bearer";

    private Security() {}

    static void unify(ObjectNode document) {
        Set<String> names = takeBearerSchemes(document);
        JsonNode all = document.remove("security");
        for (ObjectNode operation : Operations.of(document)) {
            if (all != null && !operation.has("security")) {
                operation.set("security", all.deepCopy());
            }
            if (operation.path("security") instanceof ArrayNode required) {
                required.forEach(one -> rename((ObjectNode) one, names));
            }
        }
    }

    private static Set<String> takeBearerSchemes(ObjectNode document) {
        Set<String> names = new HashSet<>();
        ObjectNode components = document.withObjectProperty("components");
        ObjectNode schemes = components.withObjectProperty("securitySchemes");
        OpenApiMerge.fields(schemes).forEach((name, scheme) -> {
            if (scheme.path("scheme").asText().equalsIgnoreCase(BEARER)) {
                names.add(name);
                schemes.remove(name);
            }
        });
        schemes.putObject(BEARER)
                .put("type", "http")
                .put("scheme", BEARER)
                .put("bearerFormat", "JWT")
                .put("description", "The access_token of a login.");
        return names;
    }

    private static void rename(ObjectNode required, Set<String> names) {
        OpenApiMerge.fields(required).forEach((name, scopes) -> {
            if (names.contains(name)) {
                required.remove(name);
                required.set(BEARER, scopes);
            }
        });
    }
}
