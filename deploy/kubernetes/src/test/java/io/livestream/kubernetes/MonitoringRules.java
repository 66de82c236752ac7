package io.livestream.kubernetes;

import static io.livestream.kubernetes.Rule.unless;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Where somebody watches, all figures are asked for, and the alerts and dashboards are there, too. */
final class MonitoringRules {

    private static final Path OBSERVABILITY = Part.CLONE.resolve("deploy/observability");
    private static final String DASHBOARD = "/metadata/labels/grafana_dashboard";

    static final Rule MEASURED = overlay -> watched(overlay)
            ? Stream.concat(
                    overlay.workloads().flatMap(MonitoringRules::measured),
                    overlay.all("Cluster").flatMap(cluster -> measured(overlay, cluster)))
            : Stream.empty();

    static final Rule ALERTS = overlay -> unless(
            !watched(overlay)
                    || overlay.all("PrometheusRule")
                            .map(rule -> rule.at("/spec"))
                            .toList()
                            .equals(List.of(alerts())),
            "who is watched over gets no alert, or another than those that are tested");

    static final Rule DASHBOARDS = overlay -> watched(overlay)
            ? dashboards()
                    .flatMap(file -> unless(
                            overlay.all("ConfigMap")
                                    .filter(MonitoringRules::isDashboard)
                                    .anyMatch(map -> map.at("/data")
                                            .path(file.getFileName().toString())
                                            .asText()
                                            .equals(read(file))),
                            "the dashboard %s is nowhere",
                            file.getFileName()))
            : Stream.empty();

    private MonitoringRules() {}

    /** Whether Grafana's companion in the pod loads it. */
    static boolean isDashboard(Manifest map) {
        return map.text(DASHBOARD).equals("1");
    }

    private static boolean watched(Overlay overlay) {
        return overlay.all("PodMonitor").findAny().isPresent();
    }

    private static Stream<String> measured(Workload workload) {
        Part part = Part.named(workload.name()).orElseThrow();
        boolean asked = workload.overlay()
                .all("PodMonitor")
                .filter(monitor -> CompanionRules.selects(monitor.at("/spec/selector"), workload))
                .flatMap(monitor -> monitor.each("/spec/podMetricsEndpoints"))
                .anyMatch(endpoint -> workload.port(endpoint.at("/port").asText()) == part.healthPort()
                        && endpoint.at("/path").asText().equals(part.metricsPath()));
        return Stream.concat(
                unless(
                        asked,
                        "%s: its figures are at %s on port %d, and nobody asks there",
                        workload.name(),
                        part.metricsPath(),
                        part.healthPort()),
                letsIn(workload.overlay(), workload.name(), workload.labels(), part.healthPort()));
    }

    private static Stream<String> measured(Overlay overlay, Manifest cluster) {
        Map<String, String> labels = Map.of("cnpg.io/cluster", cluster.name());
        return Stream.concat(
                unless(
                        overlay.all("PodMonitor")
                                .filter(monitor -> CompanionRules.selects(monitor.at("/spec/selector"), labels))
                                .flatMap(monitor -> monitor.each("/spec/podMetricsEndpoints"))
                                .anyMatch(endpoint ->
                                        endpoint.at("/port").asText().equals("metrics")),
                        "%s: nobody asks for its figures",
                        cluster.name()),
                letsIn(overlay, cluster.name(), labels, OtherNamespaces.EXPORTER_OF_DATABASES));
    }

    private static Stream<String> letsIn(Overlay overlay, String name, Map<String, String> labels, int port) {
        return unless(
                NetworkRules.open(overlay, labels, "ingress").contains(OtherNamespaces.prometheus(port)),
                "%s: does not let in who asks for its figures on port %d",
                name,
                port);
    }

    private static JsonNode alerts() {
        try {
            return new YAMLMapper()
                    .readTree(read(OBSERVABILITY.resolve("prometheusrule.yaml")))
                    .at("/spec");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Path> dashboards() {
        try (Stream<Path> files = Files.list(OBSERVABILITY.resolve("dashboards"))) {
            return files.toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
