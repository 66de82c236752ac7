package io.livestream.kubernetes;

import static io.livestream.kubernetes.Rule.unless;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Who may talk to whom: what the addresses in the environment need, and nothing else. */
final class NetworkRules {

    private static final Pattern ADDRESS = Pattern.compile("^(?:jdbc:postgresql|https?)://([a-z0-9.-]+):(\\d+).*");
    private static final Pattern BROKER = Pattern.compile("^([a-z0-9-]+)-kafka-bootstrap:(\\d+)$");

    /** A way that a pod takes, and the labels of what is at its end; other namespaces are told by their names alone. */
    record Way(Map<String, String> to, String namespace, int port) implements Comparable<Way> {

        static Way here(Map<String, String> to, int port) {
            return new Way(to, "", port);
        }

        @Override
        public int compareTo(Way other) {
            return toString().compareTo(other.toString());
        }

        @Override
        public String toString() {
            return "%s%s on port %d".formatted(namespace.isEmpty() ? "" : namespace + ": ", to, port);
        }
    }

    static final Rule CLOSED = overlay -> unless(
            overlay.all("NetworkPolicy")
                    .anyMatch(policy -> policy.at("/spec/podSelector").isEmpty()
                            && Set.copyOf(policy.texts("/spec/policyTypes")).equals(Set.of("Ingress", "Egress"))
                            && policy.at("/spec/ingress").isMissingNode()
                            && policy.at("/spec/egress").isMissingNode()),
            "what no policy names is open");

    static final Rule ADDRESSES =
            Rule.ofEach(workload -> workload.environment().entrySet().stream().flatMap(variable -> {
                var address = ADDRESS.matcher(variable.getValue());
                if (!address.matches()) {
                    return Stream.empty();
                }
                return unless(
                        end(workload.overlay(), address.group(1), Integer.parseInt(address.group(2)))
                                .isPresent(),
                        "%s leads nowhere: %s",
                        variable.getKey(),
                        variable.getValue());
            }));

    static final Rule WAYS_OUT = Rule.ofEach(workload -> {
        Set<Way> needed = needed(workload);
        Set<Way> open = new TreeSet<>();
        policies(workload, "Egress")
                .forEach(policy -> policy.each("/spec/egress")
                        .forEach(rule -> peers(rule, "to")
                                .forEach(peer -> ports(rule).forEach(port -> open.add(way(peer, port))))));
        return Stream.concat(
                needed.stream().filter(way -> !open.contains(way)).map(way -> "cannot reach " + way),
                open.stream()
                        .filter(way -> !needed.contains(way) && way.port() != 53)
                        .map(way -> "may reach %s and does not need to".formatted(way)));
    });

    static final Rule WAYS_IN = overlay -> overlay.workloads()
            .flatMap(caller -> needed(caller).stream()
                    .filter(way -> way.namespace().isEmpty())
                    .flatMap(way -> unless(
                            letsIn(overlay, way, caller.labels()),
                            "%s: what it calls does not let it in, %s",
                            caller.name(),
                            way)));

    /** Another part comes in only where it calls; another namespace where a policy says so for all of it. */
    static final Rule NOBODY_ELSE = Rule.ofEach(called -> policies(called, "Ingress")
            .flatMap(policy -> policy.each("/spec/ingress"))
            .flatMap(rule -> Stream.concat(
                    unless(rule.has("from"), "lets everybody in"),
                    peers(rule, "from")
                            .filter(peer -> !peer.has("namespaceSelector"))
                            .flatMap(peer -> called.overlay()
                                    .workloads()
                                    .filter(caller -> CompanionRules.selects(peer.at("/podSelector"), caller))
                                    .flatMap(caller -> ports(rule)
                                            .flatMap(port -> unless(
                                                    needed(caller).stream()
                                                            .anyMatch(way -> way.port() == port
                                                                    && called.labels()
                                                                            .entrySet()
                                                                            .containsAll(way.to()
                                                                                    .entrySet())),
                                                    "lets %s in on port %d, which does not call it",
                                                    caller.name(),
                                                    port)))))));

    private NetworkRules() {}

    private static Set<Way> needed(Workload workload) {
        Set<Way> ways = new TreeSet<>();
        workload.environment().values().forEach(value -> {
            var address = ADDRESS.matcher(value);
            if (address.matches()) {
                end(workload.overlay(), address.group(1), Integer.parseInt(address.group(2)))
                        .ifPresent(ways::add);
            }
            var broker = BROKER.matcher(value);
            if (broker.matches()) {
                ways.add(Way.here(
                        Map.of("strimzi.io/name", broker.group(1) + "-kafka"), Integer.parseInt(broker.group(2))));
            }
        });
        return ways;
    }

    /** What stands behind a name: a Service of the suite, a database, or something in another namespace. */
    private static Optional<Way> end(Overlay overlay, String host, int port) {
        int dot = host.indexOf('.');
        if (dot > 0) {
            return Optional.of(
                    new Way(Map.of("app.kubernetes.io/name", host.substring(0, dot)), host.substring(dot + 1), port));
        }
        if (host.endsWith("-rw")) {
            String cluster = host.substring(0, host.length() - "-rw".length());
            return overlay.find("Cluster", cluster).map(_ -> Way.here(Map.of("cnpg.io/cluster", cluster), port));
        }
        return overlay.find("Service", host)
                .filter(service -> service.each("/spec/ports")
                        .anyMatch(offered -> offered.at("/port").asInt() == port))
                .map(service -> Way.here(Manifest.entries(service.at("/spec/selector")), port));
    }

    static Stream<Manifest> policies(Workload workload, String type) {
        return workload.overlay()
                .all("NetworkPolicy")
                .filter(policy -> policy.texts("/spec/policyTypes").contains(type))
                .filter(policy -> CompanionRules.selects(policy.at("/spec/podSelector"), workload));
    }

    private static boolean letsIn(Overlay overlay, Way way, Map<String, String> caller) {
        if (way.to().containsKey("strimzi.io/name")) {
            // Strimzi makes the policy of a listener itself, of the peers that the listener names.
            return overlay.all("Kafka")
                    .flatMap(kafka -> kafka.each("/spec/kafka/listeners"))
                    .filter(listener -> listener.at("/port").asInt() == way.port())
                    .flatMap(listener -> Manifest.elements(listener.at("/networkPolicyPeers")))
                    .anyMatch(peer -> CompanionRules.selects(peer.at("/podSelector"), caller));
        }
        return overlay.all("NetworkPolicy")
                .filter(policy -> !policy.at("/spec/podSelector").isEmpty()
                        && CompanionRules.selects(policy.at("/spec/podSelector"), way.to()))
                .flatMap(policy -> policy.each("/spec/ingress"))
                .filter(rule -> ports(rule).anyMatch(port -> port == way.port()))
                .flatMap(rule -> peers(rule, "from"))
                .anyMatch(peer ->
                        !peer.has("namespaceSelector") && CompanionRules.selects(peer.at("/podSelector"), caller));
    }

    private static Stream<JsonNode> peers(JsonNode rule, String side) {
        return Manifest.elements(rule.path(side));
    }

    private static Stream<Integer> ports(JsonNode rule) {
        return Manifest.elements(rule.path("ports"))
                .map(port -> port.at("/port").asInt());
    }

    private static Way way(JsonNode peer, int port) {
        return new Way(
                new TreeMap<>(Manifest.entries(peer.at("/podSelector/matchLabels"))),
                peer.at("/namespaceSelector/matchLabels/kubernetes.io~1metadata.name")
                        .asText(),
                port);
    }
}
