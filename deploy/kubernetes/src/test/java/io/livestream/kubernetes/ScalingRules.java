package io.livestream.kubernetes;

import static io.livestream.kubernetes.Rule.unless;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How many pods there are, and by what that is decided. */
final class ScalingRules {

    private static final String SOCKETS = "livestream_room_sockets";
    private static final String LAG = "livestream_follower_lag_records";
    /** Whoever is sent away by each step down is to have time between two. */
    private static final int PATIENCE = 600;

    private static final Pattern NAME = Pattern.compile("\\b((?:livestream|gateway)_[a-z_]+)");
    private static final Pattern SAID = Pattern.compile("\\b([a-z_]+)=~?\"[^\"]*\"");
    private static final Pattern GROUPED = Pattern.compile("\\bby \\(([^)]*)\\)");
    /** Prometheus gives these to all that it asks for. */
    private static final Set<String> OF_TARGETS = Set.of("namespace", "job", "pod", "instance", "container");

    /** Two at least, so that one may go. */
    static final Rule AUTOSCALER = Rule.ofEach(workload -> {
        List<Integer> least =
                scalers(workload).map(scaler -> scaler.least().asInt()).toList();
        return Stream.concat(
                unless(least.size() == 1, "is scaled by %d autoscalers", least.size()),
                least.stream().flatMap(number -> unless(number >= 2, "may come down to %d pods", number)));
    });

    static final Rule BY_WHAT_IS_MEASURED = Rule.ofEach(workload -> scalers(workload)
            .flatMap(scaler -> scaler.asked().stream())
            .flatMap(query -> Meters.texts(NAME, query).flatMap(name -> wrong(workload, name, query))));

    static final Rule BY_WHAT_COUNTS = Rule.ofEach(workload -> scalers(workload)
            .flatMap(scaler -> counts(workload, scaler)
                    .flatMap(meter -> unless(
                            scaler.asked().stream().anyMatch(query -> query.contains(meter)),
                            "is not scaled by %s",
                            meter))));

    static final Rule NOT_DOWN_AT_ONCE = Rule.ofEach(workload -> scalers(workload)
            .flatMap(scaler -> unless(
                    scaler.behaviour()
                                    .at("/scaleDown/stabilizationWindowSeconds")
                                    .asInt()
                            >= PATIENCE,
                    "loses pods as soon as they are idle")));

    /** Without Prometheus nobody answers, and then Kubernetes takes no pod away. */
    static final Rule SOMEBODY_ANSWERS = Rule.ofEach(workload -> scalers(workload)
            .filter(scaler -> !isWatched(workload.overlay()))
            .flatMap(scaler -> scaler.asked().stream())
            .filter(query -> !query.isEmpty())
            .flatMap(query -> Stream.of("never loses pods, since nobody answers " + query)));

    /** By default KEDA takes a series that is missing for 0 and goes down, and never falls back. */
    static final Rule MISSING_IS_NOT_NOTHING = overlay -> overlay.all("ScaledObject")
            .flatMap(scaler -> scaler.each("/spec/triggers")
                    .filter(trigger -> trigger.at("/type").asText().equals("prometheus"))
                    .flatMap(trigger -> unless(
                            trigger.at("/metadata/ignoreNullValues").asText().equals("false"),
                            "%s: takes figures that are missing for 0",
                            scaler.name())));

    private ScalingRules() {}

    /** An autoscaler of either kind. */
    private record Scaler(Manifest manifest) {

        boolean isOfKeda() {
            return manifest.kind().equals("ScaledObject");
        }

        JsonNode least() {
            return manifest.at(isOfKeda() ? "/spec/minReplicaCount" : "/spec/minReplicas");
        }

        JsonNode most() {
            return manifest.at(isOfKeda() ? "/spec/maxReplicaCount" : "/spec/maxReplicas");
        }

        JsonNode behaviour() {
            return manifest.at(isOfKeda() ? "/spec/advanced/horizontalPodAutoscalerConfig/behavior" : "/spec/behavior");
        }

        /** The queries, or the names that the cluster is asked for. */
        List<String> asked() {
            return isOfKeda()
                    ? manifest.each("/spec/triggers")
                            .filter(trigger -> trigger.at("/type").asText().equals("prometheus"))
                            .map(trigger -> trigger.at("/metadata/query").asText())
                            .toList()
                    : manifest.each("/spec/metrics")
                            .map(metric -> metric.at("/pods/metric/name").asText())
                            .toList();
        }
    }

    private static Stream<Scaler> scalers(Workload workload) {
        return Stream.of("HorizontalPodAutoscaler", "ScaledObject")
                .flatMap(workload.overlay()::all)
                .filter(scaler -> scaler.text("/spec/scaleTargetRef/name").equals(workload.name()))
                .map(Scaler::new);
    }

    /** The most pods that there may be. */
    static int most(Workload workload) {
        return scalers(workload).mapToInt(scaler -> scaler.most().asInt()).max().orElse(1);
    }

    private static boolean isWatched(Overlay overlay) {
        return overlay.all("PodMonitor").findAny().isPresent();
    }

    /** Sockets are asked for by either kind, where there is somebody to ask; lag is for KEDA alone to ask for. */
    private static Stream<String> counts(Workload workload, Scaler scaler) {
        if (!isWatched(workload.overlay())) {
            return Stream.empty();
        }
        if (Meters.all().get(SOCKETS).isOf(workload.name())) {
            return Stream.of(SOCKETS);
        }
        return scaler.isOfKeda() && Meters.all().get(LAG).isOf(workload.name()) ? Stream.of(LAG) : Stream.empty();
    }

    private static Stream<String> wrong(Workload workload, String name, String query) {
        Optional<Meters.Meter> meter = Optional.ofNullable(Meters.all().get(name));
        if (meter.isEmpty() || !meter.get().isOf(workload.name())) {
            return Stream.of("it does not measure " + name);
        }
        if (query.equals(name)) {
            return Stream.empty();
        }
        Set<String> labels = Stream.concat(
                        Meters.texts(SAID, query),
                        Meters.texts(GROUPED, query).flatMap(list -> Stream.of(list.split(", *"))))
                .collect(Collectors.toSet());
        labels.removeAll(OF_TARGETS);
        labels.removeAll(meter.get().labels());
        return Stream.of(
                        labels.stream().map(label -> "%s has no label %s".formatted(name, label)),
                        unless(
                                query.contains("job=\"" + workload.name() + "\""),
                                "is scaled by another's figures: %s",
                                query),
                        unless(
                                query.contains(
                                        "namespace=\"" + workload.overlay().namespace() + "\""),
                                "is scaled by figures of other namespaces: %s",
                                query))
                .flatMap(broken -> broken);
    }
}
