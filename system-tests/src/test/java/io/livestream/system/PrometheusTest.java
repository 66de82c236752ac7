package io.livestream.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What Prometheus' own tool says of rules and queries. Where it is missing that is told, and fails with LIVESTREAM_RULE_TESTS=required. */
@Execution(ExecutionMode.CONCURRENT)
class PrometheusTest {

    private static final String TOOL = "promtool";
    /** It has time: the suite that starts meanwhile goes first. */
    private static final List<String> COMMAND = List.of("nice", "-n", "19", TOOL);

    @TempDir
    Path scratch;

    @BeforeAll
    static void theToolIsHere() {
        boolean here = Stream.of(System.getenv("PATH").split(":"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, TOOL)));
        if (!here && "required".equals(System.getenv("LIVESTREAM_RULE_TESTS"))) {
            throw new AssertionError("promtool is missing; it comes with Debian's package prometheus");
        }
        Assumptions.assumeTrue(
                here, "The alert rules are not tested: promtool (Debian's package prometheus) is missing");
    }

    @Test
    void theRulesDoWithRecordedSeriesWhatTheirTestsSay() throws Exception {
        assertSucceeds("test", "rules", Observability.RULE_TESTS.toString());
    }

    @Test
    void theSettingsForThisMachineAreSound() throws Exception {
        assertSucceeds(
                "check",
                "config",
                Observability.FOLDER.resolve("prometheus.yml").toString());
    }

    @Test
    void theDashboardsQueriesAreSound() throws Exception {
        List<String> queries = List.copyOf(Observability.dashboardQueries().values());
        StringBuilder rules = new StringBuilder("groups:\n  - name: queries\n    rules:\n");
        for (int i = 0; i < queries.size(); i++) {
            String query = queries.get(i).replace("$__rate_interval", "5m");
            rules.append("      - record: query%d%n        expr: '%s'%n".formatted(i, query.replace("'", "''")));
        }
        Path file = Files.writeString(scratch.resolve("queries.yml"), rules);

        assertSucceeds("check", "rules", file.toString());
    }

    private static void assertSucceeds(String... arguments) throws IOException, InterruptedException {
        List<String> command =
                Stream.concat(COMMAND.stream(), Stream.of(arguments)).toList();
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).as(output).isZero();
    }
}
