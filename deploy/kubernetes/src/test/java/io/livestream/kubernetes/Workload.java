package io.livestream.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What makes pods, with its one container, and what its environment comes to.
 *
 * @param manifest a Deployment or a CronJob
 * @param template where in it the pod is described
 */
record Workload(Overlay overlay, Manifest manifest, String template) {

    String name() {
        return manifest.name();
    }

    ObjectNode pod() {
        return (ObjectNode) manifest.at(template + "/spec");
    }

    ObjectNode container() {
        return (ObjectNode) pod().at("/containers/0");
    }

    Map<String, String> labels() {
        return Manifest.entries(manifest.at(template + "/metadata/labels"));
    }

    /** The port by its name, or 0. */
    int port(String name) {
        return Manifest.elements(container().at("/ports"))
                .filter(port -> port.at("/name").asText().equals(name))
                .mapToInt(port -> port.at("/containerPort").asInt())
                .findFirst()
                .orElse(0);
    }

    /** Each name with its value; with an empty one when a secret has it. What a file of a client says is as if a variable did. */
    Map<String, String> environment() {
        Map<String, String> environment = new TreeMap<>();
        files().forEach(file -> file.stringPropertyNames()
                .forEach(name -> environment.put("KAFKA_" + Settings.variable(name), file.getProperty(name))));
        Manifest.elements(container().at("/envFrom"))
                .forEach(from -> overlay.find(
                                "ConfigMap", from.at("/configMapRef/name").asText())
                        .ifPresent(map -> environment.putAll(Manifest.entries(map.at("/data")))));
        variables()
                .forEach(variable -> environment.put(
                        variable.at("/name").asText(), value(variable).orElse("")));
        return environment;
    }

    /** The files of properties that are mounted. */
    private Stream<Properties> files() {
        return configMaps()
                .flatMap(map -> Manifest.entries(map.at("/data")).entrySet().stream())
                .filter(file -> file.getKey().endsWith(".properties"))
                .map(file -> {
                    var properties = new Properties();
                    try {
                        properties.load(new StringReader(file.getValue()));
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                    return properties;
                });
    }

    /** Those whose files are mounted. */
    Stream<Manifest> configMaps() {
        return volumes()
                .map(volume -> volume.at("/configMap/name").asText())
                .flatMap(name -> overlay.find("ConfigMap", name).stream());
    }

    Stream<JsonNode> volumes() {
        return Manifest.elements(pod().at("/volumes"));
    }

    Stream<JsonNode> mounts() {
        return Manifest.elements(container().at("/volumeMounts"));
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
