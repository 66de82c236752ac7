package io.livestream.kubernetes;

import static io.livestream.kubernetes.Rule.unless;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What each Deployment has beside it, and that all parts are there. */
final class CompanionRules {

    static final Rule EVERY_PART = overlay -> Part.all().stream()
            .flatMap(part -> unless(
                    overlay.find("Deployment", part.name()).isPresent(), "there is no Deployment of %s", part.name()));

    static final Rule ACCOUNT = Rule.ofEach(workload -> {
        String account = workload.pod().at("/serviceAccountName").asText();
        return unless(
                account.equals(workload.name())
                        && workload.overlay()
                                .find("ServiceAccount", account)
                                .filter(found -> !found.at("/automountServiceAccountToken")
                                        .asBoolean(true))
                                .isPresent(),
                "has no account of its own that may do nothing");
    });

    static final Rule BUDGET = Rule.ofEach(workload -> unless(
            workload.overlay()
                    .all("PodDisruptionBudget")
                    .anyMatch(budget -> selects(budget.at("/spec/selector"), workload)
                            && budget.at("/spec/maxUnavailable").asInt() == 1),
            "may lose all its pods at once when nodes are emptied"));

    /** Two at least, so that one may go. */
    static final Rule AUTOSCALER = Rule.ofEach(workload -> {
        var least = Stream.concat(
                        workload.overlay()
                                .all("HorizontalPodAutoscaler")
                                .filter(scaler ->
                                        scaler.text("/spec/scaleTargetRef/name").equals(workload.name()))
                                .map(scaler -> scaler.at("/spec/minReplicas").asInt()),
                        workload.overlay()
                                .all("ScaledObject")
                                .filter(scaler ->
                                        scaler.text("/spec/scaleTargetRef/name").equals(workload.name()))
                                .map(scaler ->
                                        scaler.at("/spec/minReplicaCount").asInt()))
                .toList();
        return Stream.concat(
                unless(least.size() == 1, "is scaled by %d autoscalers", least.size()),
                least.stream().flatMap(number -> unless(number >= 2, "may come down to %d pods", number)));
    });

    static final Rule SCALED_BY_WHAT_IS_MEASURED = overlay -> {
        Set<String> meters = Meters.all();
        return Stream.concat(
                        overlay.all("HorizontalPodAutoscaler")
                                .flatMap(scaler -> scaler.each("/spec/metrics"))
                                .map(metric -> metric.at("/pods/metric/name").asText()),
                        overlay.all("ScaledObject")
                                .flatMap(scaler -> scaler.each("/spec/triggers"))
                                .map(trigger -> Meters.asked(
                                        trigger.at("/metadata/query").asText())))
                .filter(name -> !name.isEmpty())
                .flatMap(name -> unless(meters.contains(name), "nobody measures %s", name));
    };

    static final Rule SERVICE = Rule.ofEach(workload -> workload.overlay()
            .find("Service", workload.name())
            .map(service -> Stream.concat(
                    unless(selects(service.at("/spec/selector"), workload), "its Service leads elsewhere"),
                    unless(
                            service.at("/spec/ports/0/port").asInt() == workload.port("http")
                                    && service.text("/spec/ports/0/targetPort").equals("http"),
                            "its Service has another port")))
            .orElse(Stream.of("has no Service")));

    static final Rule SPREAD =
            Rule.ofEach(workload -> Stream.of("topology.kubernetes.io/zone", "kubernetes.io/hostname")
                    .flatMap(key -> unless(
                            Manifest.elements(workload.pod().at("/topologySpreadConstraints"))
                                    .anyMatch(spread ->
                                            spread.at("/topologyKey").asText().equals(key)
                                                    && selects(spread.at("/labelSelector"), workload)),
                            "may have all its pods in one %s",
                            key)));

    static final Rule MEASURED = overlay -> overlay.all("PodMonitor").findAny().isEmpty()
            ? Stream.empty()
            : overlay.workloads().flatMap(workload -> {
                Part part = Part.named(workload.name()).orElseThrow();
                return unless(
                        overlay.all("PodMonitor")
                                .filter(monitor -> selects(monitor.at("/spec/selector"), workload))
                                .flatMap(monitor -> monitor.each("/spec/podMetricsEndpoints"))
                                .anyMatch(endpoint ->
                                        workload.port(endpoint.at("/port").asText()) == part.healthPort()
                                                && endpoint.at("/path").asText().equals(part.metricsPath())),
                        "%s: its figures are at %s on port %d, and nobody asks there",
                        workload.name(),
                        part.metricsPath(),
                        part.healthPort());
            });

    private CompanionRules() {}

    static boolean selects(JsonNode selector, Workload workload) {
        return selects(selector, workload.labels());
    }

    /** The labels of a selector, with {@code matchLabels} or without, and sets of values. */
    static boolean selects(JsonNode selector, Map<String, String> labels) {
        boolean bare = !selector.has("matchLabels") && !selector.has("matchExpressions");
        JsonNode equal = bare ? selector : selector.path("matchLabels");
        return Manifest.entries(equal).entrySet().stream()
                        .allMatch(label -> Objects.equals(labels.get(label.getKey()), label.getValue()))
                && Manifest.elements(selector.path("matchExpressions"))
                        .allMatch(expression -> Manifest.elements(expression.path("values"))
                                .map(JsonNode::asText)
                                .collect(Collectors.toSet())
                                .contains(labels.get(expression.path("key").asText())));
    }
}
