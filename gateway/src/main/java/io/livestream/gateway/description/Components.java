package io.livestream.gateway.description;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.livestream.gateway.routing.Service;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The named parts of the documents. A name that means the same everywhere stays; one that two services use for different
 * things gets the service's name before it, in each of them, so that the result does not depend on any order.
 */
final class Components {

    private static final String ROOT = "#/components/";

    private Components() {}

    static void renameConflicts(Map<Service, ObjectNode> documents) {
        Set<String> conflicts = conflicts(documents);
        documents.forEach((service, document) -> rename(service, document, conflicts));
    }

    static ObjectNode union(Map<Service, ObjectNode> documents) {
        Map<String, Map<String, JsonNode>> sections = new TreeMap<>();
        documents
                .values()
                .forEach(document -> OpenApiMerge.fields(document.path("components"))
                        .forEach((section, parts) -> sections.computeIfAbsent(section, _ -> new TreeMap<>())
                                .putAll(OpenApiMerge.fields(parts))));
        ObjectNode union = JsonNodeFactory.instance.objectNode();
        sections.forEach((section, parts) -> parts.forEach(union.withObjectProperty(section)::set));
        return union;
    }

    /**
     * References ({@code #/components/schemas/Question}) that mean different things: first those that differ themselves,
     * then, until no more are found, those that two services share and that lead to one of them.
     */
    private static Set<String> conflicts(Map<Service, ObjectNode> documents) {
        Map<String, Set<JsonNode>> meanings = new HashMap<>();
        Map<String, Integer> uses = new HashMap<>();
        documents
                .values()
                .forEach(document -> parts(document).forEach((reference, part) -> {
                    meanings.computeIfAbsent(reference, _ -> new HashSet<>()).add(part);
                    uses.merge(reference, 1, Integer::sum);
                }));
        Set<String> found = new HashSet<>();
        meanings.forEach((reference, different) -> {
            if (different.size() > 1) {
                found.add(reference);
            }
        });
        int before = -1;
        while (before != found.size()) {
            before = found.size();
            meanings.forEach((reference, different) -> {
                if (uses.get(reference) > 1 && different.stream().anyMatch(part -> leadsTo(part, found))) {
                    found.add(reference);
                }
            });
        }
        return found;
    }

    private static Map<String, JsonNode> parts(ObjectNode document) {
        Map<String, JsonNode> parts = new HashMap<>();
        OpenApiMerge.fields(document.path("components"))
                .forEach((section, named) -> OpenApiMerge.fields(named)
                        .forEach((name, part) -> parts.put(ROOT + section + "/" + name, part)));
        return parts;
    }

    private static boolean leadsTo(JsonNode node, Set<String> references) {
        return node.isTextual() && references.contains(node.textValue())
                || node.valueStream().anyMatch(child -> leadsTo(child, references));
    }

    private static void rename(Service service, ObjectNode document, Set<String> conflicts) {
        OpenApiMerge.fields(document.path("components")).forEach((section, named) -> {
            ObjectNode parts = (ObjectNode) named;
            OpenApiMerge.fields(parts).forEach((name, part) -> {
                if (conflicts.contains(ROOT + section + "/" + name)) {
                    parts.remove(name);
                    parts.set(service.prefix() + name, part);
                }
            });
        });
        redirect(service, document, conflicts);
    }

    private static void redirect(Service service, JsonNode node, Set<String> conflicts) {
        if (node instanceof ObjectNode object) {
            OpenApiMerge.fields(object)
                    .forEach((name, value) -> object.set(name, redirected(service, value, conflicts)));
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                array.set(i, redirected(service, array.get(i), conflicts));
            }
        }
    }

    private static JsonNode redirected(Service service, JsonNode value, Set<String> conflicts) {
        if (value.isTextual() && conflicts.contains(value.textValue())) {
            int name = value.textValue().lastIndexOf('/') + 1;
            return TextNode.valueOf(value.textValue().substring(0, name)
                    + service.prefix()
                    + value.textValue().substring(name));
        }
        redirect(service, value, conflicts);
        return value;
    }
}
