package io.livestream.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Ways to spoil an overlay. Each changes the one that it is given. */
final class Spoil {

    static final String POD = "/spec/template/spec";
    static final String CONTAINER = POD + "/containers/0";

    private Spoil() {}

    static UnaryOperator<Overlay> set(String kind, String name, String pointer, Object value) {
        return overlay -> {
            JsonNode set = new JsonMapper().valueToTree(value);
            switch (parent(overlay, kind, name, pointer)) {
                case ArrayNode array -> array.set(Integer.parseInt(field(pointer)), set);
                case JsonNode object -> ((ObjectNode) object).set(field(pointer), set);
            }
            return overlay;
        };
    }

    static UnaryOperator<Overlay> remove(String kind, String name, String pointer) {
        return overlay -> {
            JsonNode removed = switch (parent(overlay, kind, name, pointer)) {
                case ArrayNode array -> array.remove(Integer.parseInt(field(pointer)));
                case JsonNode object -> ((ObjectNode) object).remove(field(pointer));
            };
            assertThat(removed).as(pointer).isNotNull();
            return overlay;
        };
    }

    private static JsonNode parent(Overlay overlay, String kind, String name, String pointer) {
        return overlay.the(kind, name).at(pointer.substring(0, pointer.lastIndexOf('/')));
    }

    private static String field(String pointer) {
        return pointer.substring(pointer.lastIndexOf('/') + 1).replace("~1", "/");
    }

    static UnaryOperator<Overlay> delete(String kind, String name) {
        return overlay -> overlay.without(overlay.the(kind, name));
    }

    /** Adds a copy of an object under another name. */
    static UnaryOperator<Overlay> another(String kind, String like, String name) {
        return overlay -> {
            ObjectNode copy = overlay.the(kind, like).content().deepCopy();
            copy.withObject("/metadata").put("name", name);
            return new Overlay(
                    overlay.name(),
                    Stream.concat(overlay.manifests().stream(), Stream.of(new Manifest(copy)))
                            .toList());
        };
    }

    static ObjectNode variable(Overlay overlay, String part, String name) {
        return Manifest.elements(overlay.the("Deployment", part).at(CONTAINER + "/env"))
                .filter(variable -> variable.at("/name").asText().equals(name))
                .map(ObjectNode.class::cast)
                .findFirst()
                .orElseThrow();
    }

    static UnaryOperator<Overlay> addVariable(String part, String name, String value) {
        return overlay -> {
            ((ArrayNode) overlay.the("Deployment", part).at(CONTAINER + "/env"))
                    .addObject()
                    .put("name", name)
                    .put("value", value);
            return overlay;
        };
    }

    static UnaryOperator<Overlay> removeVariable(String part, String name) {
        return overlay -> {
            var environment = (ArrayNode) overlay.the("Deployment", part).at(CONTAINER + "/env");
            for (int i = 0; i < environment.size(); i++) {
                if (environment.get(i).at("/name").asText().equals(name)) {
                    environment.remove(i);
                    return overlay;
                }
            }
            throw new AssertionError(part + " has no " + name);
        };
    }

    /** The whole name of a ConfigMap that ends in a hash. */
    static String generated(Overlay overlay, String name) {
        return overlay.all("ConfigMap")
                .map(Manifest::name)
                .filter(whole -> whole.startsWith(name + "-"))
                .findFirst()
                .orElseThrow();
    }
}
