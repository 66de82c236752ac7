package io.livestream.kubernetes;

import static io.livestream.kubernetes.Rule.unless;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** What each Deployment has beside it, and that all parts are there. */
final class CompanionRules {

    static final Rule EVERY_PART = overlay -> Part.all().stream()
            .flatMap(part -> unless(
                    overlay.find("Deployment", part.name()).isPresent(), "there is no Deployment of %s", part.name()));

    static final Rule ACCOUNT = Rule.ofEachPod(workload -> {
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

    /** One: by two nodes cannot be emptied at all. */
    static final Rule BUDGET = Rule.ofEach(workload -> {
        List<Manifest> budgets = workload.overlay()
                .all("PodDisruptionBudget")
                .filter(budget -> selects(budget.at("/spec/selector"), workload))
                .toList();
        return Stream.concat(
                unless(
                        budgets.stream()
                                .anyMatch(budget ->
                                        budget.at("/spec/maxUnavailable").asInt() == 1),
                        "may lose all its pods at once when nodes are emptied"),
                unless(budgets.size() < 2, "has %d budgets, and its pods cannot be moved", budgets.size()));
    });

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
                        .allMatch(expression -> selects(
                                expression, labels.get(expression.path("key").asText())));
    }

    private static boolean selects(JsonNode expression, String value) {
        return expression.path("operator").asText().equals("Exists")
                ? value != null
                : Manifest.elements(expression.path("values"))
                        .map(JsonNode::asText)
                        .anyMatch(one -> one.equals(value));
    }
}
