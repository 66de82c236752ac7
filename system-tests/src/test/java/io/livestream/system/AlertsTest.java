package io.livestream.system;

import static io.livestream.system.Observability.RULES;
import static io.livestream.system.Observability.RULE_TESTS;
import static io.livestream.system.Observability.RUNBOOKS;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.livestream.system.Observability.Alert;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Whoever is woken by an alert finds a page that helps, and no alert is there that was never seen to come and to stay away. */
class AlertsTest {

    private static final List<Alert> ALERTS = Observability.alerts();

    @Test
    void eachAlertNamesItsPageAndEachPageItsAlert() {
        assertThat(ALERTS)
                .extracting(alert -> alert.name() + " " + alert.runbook())
                .containsExactlyInAnyOrderElementsOf(pages().stream()
                        .map(page -> alertOf(page) + " docs/runbooks/" + page.getFileName())
                        .toList());
    }

    @Test
    void eachPageSaysWhatIsSeenWhyHowToFindOutAndWhatHelps() {
        assertThat(pages()).isNotEmpty().allSatisfy(page -> {
            List<String> lines = Observability.lines(page);
            assertThat(lines.stream().filter(line -> line.startsWith("## ")))
                    .containsExactly("## Symptom", "## Cause", "## Check", "## Remedy");
            for (int i = 0; i < lines.size(); i++) {
                if (lines.get(i).startsWith("## ")) {
                    assertThat(lines.get(i + 1)).as(lines.get(i)).isNotBlank();
                }
            }
        });
    }

    @Test
    void theListOfPagesIsComplete() {
        String list = String.join("\n", Observability.lines(RUNBOOKS.resolve("README.md")));

        assertThat(ALERTS)
                .allSatisfy(alert -> assertThat(list)
                        .containsPattern("`%s` \\| \\[.*]\\(%s\\)"
                                .formatted(
                                        alert.name(), Path.of(alert.runbook()).getFileName())));
    }

    @Test
    void eachAlertIsTestedBothWays() {
        assertThat(tested(expected -> !expected.isEmpty())).as("seen to come").isEqualTo(names());
        assertThat(tested(JsonNode::isEmpty)).as("seen to stay away").isEqualTo(names());
    }

    @Test
    void theOperatorsObjectHasTheSameRules() {
        JsonNode object = Observability.yaml(Observability.FOLDER.resolve("prometheusrule.yaml"));

        assertThat(object.get("kind").textValue()).isEqualTo("PrometheusRule");
        assertThat(object.get("spec")).isEqualTo(Observability.yaml(RULES));
    }

    private static Set<String> names() {
        return ALERTS.stream().map(Alert::name).collect(Collectors.toSet());
    }

    private static Set<String> tested(Predicate<JsonNode> expectation) {
        return Observability.yaml(RULE_TESTS)
                .get("tests")
                .valueStream()
                .flatMap(test -> test.get("alert_rule_test").valueStream())
                .filter(moment -> expectation.test(moment.get("exp_alerts")))
                .map(moment -> moment.get("alertname").textValue())
                .collect(Collectors.toSet());
    }

    private static List<Path> pages() {
        return Observability.files(RUNBOOKS).stream()
                .filter(page -> !page.endsWith("README.md"))
                .toList();
    }

    private static String alertOf(Path page) {
        return Observability.lines(page).stream()
                .filter(line -> line.startsWith("Alert: "))
                .map(line -> line.substring("Alert: ".length()).replace("`", ""))
                .findFirst()
                .orElse("no alert");
    }
}
