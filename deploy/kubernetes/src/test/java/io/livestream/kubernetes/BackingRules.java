package io.livestream.kubernetes;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Who may talk to whom among the pods that operators make: brokers and databases. */
final class BackingRules {

    /** Those of the controllers, of replication, and of the agent that the operators ask. */
    private static final Set<Integer> OF_BROKERS = Set.of(8443, 9090, 9091);
    /** Replication, and the state that instances ask each other for. */
    private static final Set<Integer> OF_INSTANCES = Set.of(5432, 8000);
    /** The cluster's API, and with it the store of backups. */
    private static final Set<Integer> OF_THE_CLUSTER = Set.of(443, 6443);

    static final Rule WAYS_OUT = overlay -> Stream.concat(
            overlay.all("Kafka").flatMap(kafka -> out(overlay, "strimzi.io/cluster", kafka.name(), OF_BROKERS)),
            overlay.all("Cluster").flatMap(cluster -> out(overlay, "cnpg.io/cluster", cluster.name(), OF_INSTANCES)));

    static final Rule WAYS_IN = overlay -> Stream.concat(
            overlay.all("Kafka").flatMap(kafka -> intoBrokers(overlay, kafka)),
            overlay.all("Cluster").flatMap(cluster -> intoDatabase(overlay, cluster)));

    private BackingRules() {}

    private static Stream<String> out(Overlay overlay, String label, String name, Set<Integer> amongThemselves) {
        Map<String, String> labels = Map.of(label, name);
        Set<Way> needed = new HashSet<>();
        amongThemselves.forEach(port -> needed.add(Way.here(labels, port)));
        OF_THE_CLUSTER.forEach(port -> needed.add(Way.anywhere(port)));
        return NetworkRules.outs(needed, NetworkRules.open(overlay, labels, "egress"))
                .map(broken -> name + ": " + broken);
    }

    /** Strimzi makes the policies of who comes in itself; the manifests add nobody. */
    private static Stream<String> intoBrokers(Overlay overlay, Manifest kafka) {
        Set<Way> open = NetworkRules.open(overlay, Map.of("strimzi.io/cluster", kafka.name()), "ingress");
        return NetworkRules.differences(Set.of(), OtherNamespaces.measuring(overlay), open, "be reached from")
                .map(broken -> kafka.name() + ": " + broken);
    }

    private static Stream<String> intoDatabase(Overlay overlay, Manifest cluster) {
        Map<String, String> labels = Map.of("cnpg.io/cluster", cluster.name());
        Set<Way> needed = Stream.of(
                        OF_INSTANCES.stream().map(port -> Way.here(labels, port)),
                        OtherNamespaces.operatorOfDatabases(),
                        OtherNamespaces.dashboards(overlay, cluster.name()),
                        callers(overlay, labels))
                .flatMap(ways -> ways)
                .collect(Collectors.toCollection(HashSet::new));
        Set<Way> allowed = OtherNamespaces.measuring(overlay);
        allowed.addAll(needed);
        return NetworkRules.differences(
                        needed, allowed, NetworkRules.open(overlay, labels, "ingress"), "be reached from")
                .map(broken -> cluster.name() + ": " + broken);
    }

    private static Stream<Way> callers(Overlay overlay, Map<String, String> called) {
        return overlay.pods()
                .flatMap(caller -> NetworkRules.needed(caller).stream()
                        .filter(way -> way.isHere() && way.labels().equals(called))
                        .map(way -> Way.here(Map.of("app.kubernetes.io/name", caller.name()), way.port())));
    }
}
