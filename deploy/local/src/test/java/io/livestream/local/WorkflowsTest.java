package io.livestream.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.livestream.local.folder.Installation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What other people's code may do in our builds: run as it was looked at, and read. */
class WorkflowsTest {

    private static final Pattern PINNED = Pattern.compile("[\\w.-]+/[\\w./-]+@[0-9a-f]{40}");
    private static final Pattern RELEASE = Pattern.compile("uses: \\S+@[0-9a-f]{40} # v\\d+\\.\\d+\\.\\d+");

    private final ObjectMapper yaml = new ObjectMapper(new YAMLFactory());

    @Test
    void eachActionIsPinnedToACommitAndNamesItsRelease() throws IOException {
        for (Path file : workflows()) {
            List<String> uses = Files.readAllLines(file).stream()
                    .map(String::strip)
                    .filter(line -> line.matches("(- )?uses:.*"))
                    .toList();

            assertThat(uses)
                    .as(file.toString())
                    .isNotEmpty()
                    .allSatisfy(line -> assertThat(line).containsPattern(RELEASE));
            assertThat(actions(yaml.readTree(file.toFile())))
                    .hasSameSizeAs(uses)
                    .allSatisfy(action -> assertThat(action).matches(PINNED));
        }
    }

    @Test
    void noJobMayDoMoreThanRead() throws IOException {
        for (Path file : workflows()) {
            JsonNode workflow = yaml.readTree(file.toFile());

            assertThat(workflow.get("permissions"))
                    .as("%s gives nothing to all jobs", file)
                    .isEmpty();
            assertThat(workflow.get("jobs"))
                    .isNotEmpty()
                    .allSatisfy(job -> assertThat(job.path("permissions").properties())
                            .as("each job of %s says what it may", file)
                            .isNotEmpty()
                            .allSatisfy(permission ->
                                    assertThat(permission.getValue().asText()).isEqualTo("read")));
        }
    }

    @Test
    void aCheckoutKeepsNoToken() throws IOException {
        for (Path file : workflows()) {
            assertThat(steps(yaml.readTree(file.toFile())))
                    .filteredOn(step -> step.path("uses").asText().startsWith("actions/checkout@"))
                    .isNotEmpty()
                    .allSatisfy(step -> assertThat(
                                    step.at("/with/persist-credentials").toString())
                            .isEqualTo("false"));
        }
    }

    private static List<Path> workflows() throws IOException {
        Path folder = Installation.find().home().resolve(".github/workflows");
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> all = files.toList();
            assertThat(all).isNotEmpty();
            return all;
        }
    }

    private static List<String> actions(JsonNode workflow) {
        return steps(workflow).stream()
                .filter(step -> step.has("uses"))
                .map(step -> step.get("uses").asText())
                .toList();
    }

    private static List<JsonNode> steps(JsonNode workflow) {
        List<JsonNode> steps = new ArrayList<>();
        workflow.get("jobs").forEach(job -> job.path("steps").forEach(steps::add));
        return steps;
    }
}
