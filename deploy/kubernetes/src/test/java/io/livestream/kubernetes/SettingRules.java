package io.livestream.kubernetes;

import static io.livestream.kubernetes.Rule.unless;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the environment says is what the code reads. */
final class SettingRules {

    /** Read by the launcher of the JDK. */
    private static final Set<String> OF_THE_JDK = Set.of("JDK_JAVA_OPTIONS");

    private static final Pattern SECRET = Pattern.compile("PASSWORD|SECRET|CREDENTIAL");

    static final Rule KNOWN = Rule.ofEach(workload -> unknown(workload.name(), workload.environment()));

    static final Rule COMPLETE = Rule.ofEach(workload -> missing(workload.name(), workload.environment()));

    static final Rule REFERENCES = Rule.ofEachPod(workload -> Stream.concat(
            Stream.concat(
                            Manifest.elements(workload.container().at("/envFrom"))
                                    .map(from -> from.at("/configMapRef/name")),
                            workload.volumes().map(volume -> volume.at("/configMap/name")))
                    .filter(JsonNode::isTextual)
                    .map(JsonNode::asText)
                    .flatMap(name -> unless(
                            workload.overlay().find("ConfigMap", name).isPresent(), "there is no ConfigMap %s", name)),
            workload.variables().flatMap(variable -> {
                JsonNode reference = variable.at("/valueFrom/configMapKeyRef");
                return unless(
                        reference.isMissingNode()
                                || workload.overlay()
                                        .find("ConfigMap", reference.at("/name").asText())
                                        .filter(map -> map.at("/data")
                                                .has(reference.at("/key").asText()))
                                        .isPresent(),
                        "%s is in no ConfigMap",
                        variable.at("/name").asText());
            })));

    /** A key that nobody reads is one that an operator sets in vain. */
    static final Rule NOTHING_IN_VAIN = overlay -> overlay.all("ConfigMap").flatMap(map -> {
        boolean whole = MonitoringRules.isDashboard(map)
                || overlay.pods().flatMap(Workload::configMaps).anyMatch(map::equals)
                || overlay.workloads()
                        .flatMap(workload ->
                                Manifest.elements(workload.container().at("/envFrom")))
                        .anyMatch(from -> from.at("/configMapRef/name").asText().equals(map.name()));
        Set<String> read = overlay.workloads()
                .flatMap(Workload::variables)
                .map(variable -> variable.at("/valueFrom/configMapKeyRef"))
                .filter(reference -> reference.at("/name").asText().equals(map.name()))
                .map(reference -> reference.at("/key").asText())
                .collect(Collectors.toSet());
        return Manifest.entries(map.at("/data")).keySet().stream()
                .filter(key -> !whole && !read.contains(key))
                .map(key -> "nobody reads %s of %s".formatted(key, map.name()));
    });

    /** What is read out of a file when it is needed is not written down. */
    static final Rule NO_SECRET_SAID = Rule.ofEachPod(workload -> Stream.concat(
                    workload.variables()
                            .filter(variable -> variable.has("value"))
                            .map(variable -> variable.get("name").asText()),
                    workload.environment().entrySet().stream()
                            .filter(variable -> !variable.getValue().isEmpty()
                                    && !variable.getValue().startsWith("${"))
                            .map(Map.Entry::getKey))
            .distinct()
            .filter(name -> SECRET.matcher(name).find())
            .map(name -> name + " is written down"));

    private SettingRules() {}

    static Stream<String> unknown(String part, Map<String, String> environment) {
        Settings settings = Part.named(part).map(Settings::of).orElseThrow();
        return environment.keySet().stream()
                .filter(name -> !settings.has(name) && !OF_THE_JDK.contains(name))
                .flatMap(name -> Framework.useless(name).map(why -> name + " is " + why).stream());
    }

    static Stream<String> missing(String part, Map<String, String> environment) {
        return Part.named(part).map(Settings::of).orElseThrow().toBeSaid().stream()
                .filter(name -> !environment.containsKey(name))
                .map(name -> name + " is not said");
    }
}
