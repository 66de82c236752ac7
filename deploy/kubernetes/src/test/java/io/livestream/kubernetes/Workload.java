package io.livestream.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A Deployment with its one container, and what its environment comes to. */
record Workload(Overlay overlay, Manifest deployment) {

    private static final String POD = "/spec/template/spec";

    String name() {
        return deployment.name();
    }

    ObjectNode pod() {
        return (ObjectNode) deployment.at(POD);
    }

    ObjectNode container() {
        return (ObjectNode) deployment.at(POD + "/containers/0");
    }

    Map<String, String> labels() {
        return Manifest.entries(deployment.at("/spec/template/metadata/labels"));
    }

    /** The port by its name, or 0. */
    int port(String name) {
        return Manifest.elements(container().at("/ports"))
                .filter(port -> port.at("/name").asText().equals(name))
                .mapToInt(port -> port.at("/containerPort").asInt())
                .findFirst()
                .orElse(0);
    }

    /** Each name with its value; with an empty one when a secret has it. */
    Map<String, String> environment() {
        Map<String, String> environment = new TreeMap<>();
        Manifest.elements(container().at("/envFrom"))
                .forEach(from -> overlay.find(
                                "ConfigMap", from.at("/configMapRef/name").asText())
                        .ifPresent(map -> environment.putAll(Manifest.entries(map.at("/data")))));
        variables()
                .forEach(variable -> environment.put(
                        variable.at("/name").asText(), value(variable).orElse("")));
        return environment;
    }

    Stream<JsonNode> variables() {
        return Manifest.elements(container().at("/env"));
    }

    private Optional<String> value(JsonNode variable) {
        JsonNode reference = variable.at("/valueFrom/configMapKeyRef");
        if (reference.isMissingNode()) {
            return Optional.ofNullable(variable.get("value")).map(JsonNode::asText);
        }
        return overlay.find("ConfigMap", reference.at("/name").asText())
                .map(map -> map.at("/data").path(reference.at("/key").asText()))
                .filter(JsonNode::isTextual)
                .map(JsonNode::asText);
    }
}
