package io.livestream.kubernetes;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Who comes in from other namespaces, and where to. There are no others. */
final class OtherNamespaces {

    static final int EXPORTER_OF_DATABASES = 9187;

    private static final String MONITORING = "monitoring";
    private static final String NAME = "app.kubernetes.io/name";

    private OtherNamespaces() {}

    /** To a part: the edge where a route leads to it, and who asks for figures. */
    static Set<Way> comeTo(Workload called) {
        Overlay overlay = called.overlay();
        Set<Way> ways = measuring(overlay);
        overlay.all("HTTPRoute")
                .flatMap(EdgeRules::rules)
                .flatMap(rule -> Manifest.elements(rule.at("/backendRefs")))
                .filter(backend -> backend.at("/name").asText().equals(called.name()))
                .forEach(backend -> ways.add(edge(overlay, backend.at("/port").asInt())));
        return ways;
    }

    private static Way edge(Overlay overlay, int port) {
        String name = overlay.all("Gateway").map(Manifest::name).findFirst().orElse("");
        return Way.elsewhere("envoy-gateway-system", Map.of("gateway.envoyproxy.io/owning-gateway-name", name), port);
    }

    /** One policy is for all that is measured, so it names the ports of all. */
    static Set<Way> measuring(Overlay overlay) {
        return measured(overlay).mapToObj(OtherNamespaces::prometheus).collect(Collectors.toCollection(HashSet::new));
    }

    private static IntStream measured(Overlay overlay) {
        return overlay.all("PodMonitor").findAny().isEmpty()
                ? IntStream.empty()
                : IntStream.concat(Part.all().stream().mapToInt(Part::healthPort), IntStream.of(EXPORTER_OF_DATABASES));
    }

    static Way prometheus(int port) {
        return Way.elsewhere(MONITORING, Map.of(NAME, "prometheus"), port);
    }

    /** The dashboard of one class reads the database of its figures. */
    static Stream<Way> dashboards(Overlay overlay, String database) {
        return database.equals("analytics-db")
                        && overlay.all("PodMonitor").findAny().isPresent()
                ? Stream.of(Way.elsewhere(MONITORING, Map.of(NAME, "grafana"), 5432))
                : Stream.empty();
    }

    /** The operator of the databases looks at the state of their instances. */
    static Stream<Way> operatorOfDatabases() {
        return Stream.of(8000, 5432).map(port -> Way.elsewhere("cnpg-system", Map.of(), port));
    }
}
