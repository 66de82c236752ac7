package io.livestream.system;

import static io.livestream.system.Observability.RULES;
import static io.livestream.system.Observability.RULE_TESTS;
import static io.livestream.system.Observability.RUNBOOKS;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.livestream.system.Observability.Alert;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever is woken by an alert finds a page that helps, and no alert is there that was never seen to come and to stay away. */
class AlertsTest {

    private static final List<Alert> ALERTS = Observability.alerts();

    @Test
    void eachAlertNamesItsPageAndEachPageItsAlert() {
        assertThat(ALERTS)
                .extracting(alert -> alert.name() + " " + alert.runbook())
                .containsExactlyInAnyOrderElementsOf(pages().stream()
                        .flatMap(page -> alertsOf(page).map(alert -> alert + " docs/runbooks/" + page.getFileName()))
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

    /** What the suite itself shows is not excused from being looked for. */
    @Test
    void whatIsMeasuredByOthersIsAskedForAndIsNotOurs() {
        Set<String> asked = Observability.queries().values().stream()
                .flatMap(query -> MetricNames.in(query).stream())
                .collect(Collectors.toSet());

        assertThat(Observability.ofOthers())
                .isNotEmpty()
                .doesNotHaveDuplicates()
                .allSatisfy(name -> assertThat(asked).contains(name))
                .noneMatch(name -> name.matches("(livestream|gateway|http|jvm|process|agroal)_.*"));
    }

    /** Two suites watched by one Prometheus are not added up. */
    @Test
    void eachAlertIsOfOneNamespace() {
        Pattern sums = Pattern.compile("\\b(?:sum|max|min|group)\\s*(?:by\\s*\\(([^)]*)\\))?");
        assertThat(ALERTS)
                .allSatisfy(alert -> assertThat(sums.matcher(alert.query()).results())
                        .allSatisfy(sum -> assertThat(sum.group(1)).contains("namespace")));
    }

    @Test
    void theOperatorsObjectHasTheSameRules() {
        JsonNode object = Observability.yaml(Observability.FOLDER.resolve("prometheusrule.yaml"));

        assertThat(object.get("kind").textValue()).isEqualTo("PrometheusRule");
        assertThat(object.get("spec")).isEqualTo(Observability.yaml(RULES));
    }

    /** It is started from its source, so nothing else in the build would notice. */
    @Test
    void theToolThatAPageNamesCompiles(@TempDir Path classes) throws IOException {
        Path tool = Observability.FOLDER.resolve("dead-letters/DeadLetters.java");
        assertThat(String.join("\n", Observability.lines(RUNBOOKS.resolve("dead-letters.md"))))
                .contains("deploy/observability/dead-letters/" + tool.getFileName());

        var said = new StringWriter();
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (var files = compiler.getStandardFileManager(null, null, null)) {
            var options = List.of("-proc:none", "-d", classes.toString(), "-cp", System.getProperty("java.class.path"));
            var task = compiler.getTask(
                    said, files, null, options, null, files.getJavaFileObjectsFromPaths(List.of(tool)));
            assertThat(task.call()).as(said.toString()).isTrue();
        }
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

    /** Two alerts of one kind may have one page. */
    private static Stream<String> alertsOf(Path page) {
        return Observability.lines(page).stream().filter(line -> line.matches("Alerts?: .*")).findFirst().stream()
                .flatMap(line -> Stream.of(line.substring(line.indexOf(':') + 1).split(",")))
                .map(alert -> alert.replace("`", "").strip());
    }
}
