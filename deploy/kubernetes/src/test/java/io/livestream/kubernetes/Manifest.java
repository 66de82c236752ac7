package io.livestream.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** One object of a rendered overlay. */
record Manifest(ObjectNode content) {

    String kind() {
        return text("/kind");
    }

    String name() {
        return text("/metadata/name");
    }

    JsonNode at(String pointer) {
        return content.at(pointer);
    }

    /** Empty when there is nothing. */
    String text(String pointer) {
        return at(pointer).asText();
    }

    Stream<JsonNode> each(String pointer) {
        return elements(at(pointer));
    }

    List<String> texts(String pointer) {
        return each(pointer).map(JsonNode::asText).toList();
    }

    static Map<String, String> entries(JsonNode object) {
        Map<String, String> entries = new TreeMap<>();
        object.properties()
                .forEach(entry -> entries.put(entry.getKey(), entry.getValue().asText()));
        return entries;
    }

    static Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    @Override
    public String toString() {
        return kind() + " " + name();
    }
}
