package io.livestream.kubernetes;

import static io.livestream.kubernetes.Rule.unless;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Who may talk to whom: what the addresses in the environment need, and nothing else. */
final class NetworkRules {

    private static final Pattern ADDRESS = Pattern.compile("^(?:jdbc:postgresql|https?)://([a-z0-9.-]+):(\\d+).*");
    private static final Pattern BROKER = Pattern.compile("^([a-z0-9-]+)-kafka-bootstrap:(\\d+)$");

    static final Rule CLOSED = overlay -> unless(
            overlay.all("NetworkPolicy")
                    .anyMatch(policy -> policy.at("/spec/podSelector").isEmpty()
                            && Set.copyOf(policy.texts("/spec/policyTypes")).equals(Set.of("Ingress", "Egress"))
                            && policy.at("/spec/ingress").isMissingNode()
                            && policy.at("/spec/egress").isMissingNode()),
            "what no policy names is open");

    static final Rule ADDRESSES = Rule.ofEachPod(workload -> workload.environment().entrySet().stream()
            .flatMap(variable -> {
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

    static final Rule WAYS_OUT = Rule.ofEachPod(workload -> {
        Set<Way> needed = needed(workload);
        return outs(needed, open(workload.overlay(), workload.labels(), "egress"));
    });

    static final Rule WAYS_IN = overlay -> overlay.pods()
            .flatMap(caller -> needed(caller).stream()
                    .filter(Way::isHere)
                    .flatMap(way -> unless(
                            letsIn(overlay, way, caller.labels()),
                            "%s: what it calls does not let it in, %s",
                            caller.name(),
                            way)));

    /** Another part comes in only where it calls; another namespace only where the table of those says so. */
    static final Rule NOBODY_ELSE = Rule.ofEachPod(called -> Stream.concat(
            policies(called.overlay(), called.labels(), "ingress")
                    .flatMap(policy -> policy.each("/spec/ingress"))
                    .flatMap(rule -> Manifest.elements(rule.path("from"))
                            .filter(peer -> !peer.has("namespaceSelector") && !peer.has("ipBlock"))
                            .flatMap(peer -> called.overlay()
                                    .pods()
                                    .filter(caller -> CompanionRules.selects(peer.at("/podSelector"), caller))
                                    .flatMap(caller -> Way.opened(rule, "from")
                                            .map(Way::port)
                                            .distinct()
                                            .flatMap(port -> unless(
                                                    calls(caller, called, port),
                                                    "lets %s in on %s, which does not call it",
                                                    caller.name(),
                                                    port == 0 ? "many ports" : "port " + port))))),
            open(called.overlay(), called.labels(), "ingress").stream()
                    .filter(way -> !way.isHere())
                    .filter(way -> !OtherNamespaces.comeTo(called).contains(way))
                    .map(way -> "lets in " + way)));

    private NetworkRules() {}

    /** What is wanting and what is too much of the ways out, with those to whoever tells names. */
    static Stream<String> outs(Set<Way> called, Set<Way> open) {
        Set<Way> needed = new TreeSet<>(called);
        needed.addAll(Way.toNames());
        Set<Way> allowed = new TreeSet<>(needed);
        allowed.addAll(Way.toOtherNames());
        return differences(needed, allowed, open, "reach");
    }

    /**
     * What is wanting and what is too much.
     *
     * @param needed must be open
     * @param allowed may be
     */
    static Stream<String> differences(Set<Way> needed, Set<Way> allowed, Set<Way> open, String verb) {
        return Stream.concat(
                needed.stream().filter(way -> !open.contains(way)).map(way -> "cannot %s %s".formatted(verb, way)),
                open.stream()
                        .filter(way -> !allowed.contains(way))
                        .map(way -> "may %s %s and does not need to".formatted(verb, way)));
    }

    /**
     * All ways that the policies of pods with these labels open.
     *
     * @param direction {@code ingress} or {@code egress}
     */
    static Set<Way> open(Overlay overlay, Map<String, String> labels, String direction) {
        return policies(overlay, labels, direction)
                .flatMap(policy -> policy.each("/spec/" + direction))
                .flatMap(rule -> Way.opened(rule, direction.equals("ingress") ? "from" : "to"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean calls(Workload caller, Workload called, int port) {
        return needed(caller).stream()
                .anyMatch(way -> way.port() == port
                        && called.labels().entrySet().containsAll(way.labels().entrySet()));
    }

    static Set<Way> needed(Workload workload) {
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
            return Optional.of(Way.elsewhere(
                    host.substring(dot + 1), Map.of("app.kubernetes.io/name", host.substring(0, dot)), port));
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

    /** Those of pods with these labels. */
    static Stream<Manifest> policies(Overlay overlay, Map<String, String> labels, String direction) {
        return overlay.all("NetworkPolicy")
                .filter(policy -> policy.texts("/spec/policyTypes").stream().anyMatch(direction::equalsIgnoreCase))
                .filter(policy -> CompanionRules.selects(policy.at("/spec/podSelector"), labels));
    }

    private static boolean letsIn(Overlay overlay, Way way, Map<String, String> caller) {
        if (way.labels().containsKey("strimzi.io/name")) {
            // Strimzi makes the policy of a listener itself, of the peers that the listener names.
            return overlay.all("Kafka")
                    .flatMap(kafka -> kafka.each("/spec/kafka/listeners"))
                    .filter(listener -> listener.at("/port").asInt() == way.port())
                    .flatMap(listener -> Manifest.elements(listener.at("/networkPolicyPeers")))
                    .anyMatch(peer -> CompanionRules.selects(peer.at("/podSelector"), caller));
        }
        return overlay.all("NetworkPolicy")
                .filter(policy -> !policy.at("/spec/podSelector").isEmpty()
                        && CompanionRules.selects(policy.at("/spec/podSelector"), way.labels()))
                .flatMap(policy -> policy.each("/spec/ingress"))
                .filter(rule -> Way.opened(rule, "from").anyMatch(open -> open.port() == way.port()))
                .flatMap(rule -> Manifest.elements(rule.path("from")))
                .anyMatch(peer ->
                        !peer.has("namespaceSelector") && CompanionRules.selects(peer.at("/podSelector"), caller));
    }
}
