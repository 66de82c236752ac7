package io.livestream.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What an OpenAPI document has to say of an operation to whoever makes a client of it: what each parameter is, how long a page may be, and
 * in which media types it replies.
 */
final class DescribedForms {

    private DescribedForms() {}

    /** What is missing or no form that a client could use. */
    static List<String> faults(Operation operation, Map<String, Object> description) {
        List<String> faults = new ArrayList<>();
        for (Map<?, ?> parameter : parameters(description)) {
            if (parameter.get("description") == null) {
                faults.add(
                        "%s: the OpenAPI document does not say what %s is".formatted(operation, parameter.get("name")));
            }
            if ("limit".equals(parameter.get("name")) && !isBounded(parameter.get("schema"))) {
                faults.add("%s: the OpenAPI document does not say what a limit may be".formatted(operation));
            }
        }
        mediaTypes(description)
                .filter(type -> type.contains(";"))
                .forEach(type -> faults.add("%s: %s is more than a media type".formatted(operation, type)));
        return faults;
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> parameters(Map<String, Object> description) {
        return (List<Map<String, Object>>) description.getOrDefault("parameters", List.of());
    }

    private static boolean isBounded(Object schema) {
        return schema instanceof Map<?, ?> members
                && "integer".equals(members.get("type"))
                && members.keySet().containsAll(List.of("minimum", "maximum", "default"));
    }

    private static Stream<String> mediaTypes(Map<String, Object> description) {
        return ((Map<?, ?>) description.get("responses"))
                .values().stream()
                        .map(reply -> ((Map<?, ?>) reply).get("content"))
                        .filter(Map.class::isInstance)
                        .flatMap(content -> ((Map<?, ?>) content).keySet().stream())
                        .map(Object::toString);
    }
}
