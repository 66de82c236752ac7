package io.livestream.local.script;

import static org.assertj.core.api.Assertions.assertThat;

import io.livestream.local.folder.Installation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code ./livestream images} would run, and what the images are. */
class ImagesTest {

    private static final String DIGEST = "@sha256:" + "0123456789abcdef".repeat(4);

    private final Path folder = Installation.find().home().resolve("deploy/images");

    @ParameterizedTest
    @ValueSource(strings = {"docker", "podman", "buildah"})
    void eachPartIsBuiltByTheToolThatIsNamed(String tool) throws Exception {
        var answer = images("--tool", tool, "--tag", "v1", "--base", "example.org/jdk" + DIGEST);

        assertThat(answer.code()).isZero();
        assertThat(answer.text().lines())
                .hasSize(7)
                .allMatch(line -> line.startsWith(tool + " build -f "))
                .filteredOn(line -> !line.contains("log-archive"))
                .hasSize(6)
                .allMatch(line -> line.contains(" --build-arg BASE=example.org/jdk" + DIGEST + " "))
                .anyMatch(line ->
                        line.contains(" --build-arg PORT=8083 ") && line.contains(" -t livestream/chat-service:v1 "));
    }

    @Test
    void theToolForTheLogIsBuiltOnAJdk() throws Exception {
        var answer = images("--tool", "buildah", "--tag", "v1", "--jdk", "example.org/jdk" + DIGEST, "log-archive");

        assertThat(answer.text())
                .hasLineCount(1)
                .contains("Containerfile.log-archive")
                .contains(" --build-arg JDK=example.org/jdk" + DIGEST + " ")
                .contains(" -t livestream/log-archive:v1 ");
    }

    @Test
    void thereAreNativeImagesOfTheSixPartsAlone() throws Exception {
        assertThat(images("--tool", "podman", "--native").text())
                .hasLineCount(6)
                .doesNotContain("log-archive");
    }

    @Test
    void aNativeImageHasATagOfItsOwn() throws Exception {
        var answer = images("--tool", "podman", "--native", "--tag", "v1", "gateway");

        assertThat(answer.text())
                .hasLineCount(1)
                .contains("Containerfile.native")
                .contains(" -t livestream/gateway:v1-native ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--base temurin:25        | A base image is named with its digest",
                "--micro ubi@sha256:12    | A base image is named with its digest",
                "--jdk temurin:25-jdk     | A base image is named with its digest",
                "--native log-archive     | log-archive runs its tool from the sources and has no native image.",
                "--tool kaniko            | Images are built by docker, podman or buildah",
                "--tag a:b                | This cannot be the tag of an image: a:b",
                "--tag                    | --tag needs a value.",
                "--fast                   | There is no option --fast for images.",
                "kafka                    | There is no part \"kafka\".",
            })
    void whatCannotBeIsSaidInOneLine(String options, String said) throws Exception {
        var answer = images(("--tool docker " + options).split(" "));

        assertThat(answer.code()).isEqualTo(1);
        assertThat(answer.text()).hasLineCount(1).startsWith(said);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Containerfile.jvm", "Containerfile.native", "Containerfile.log-archive"})
    void anImageRunsItsProgramAsNobodyInParticular(String file) throws IOException {
        List<String> last = lastStage(Files.readString(folder.resolve(file)));

        assertThat(last).contains("USER 10001:10001").noneMatch(line -> line.matches("(RUN|ADD) .*"));
        assertThat(last.getLast())
                .as("the exec form, so that the program and not a shell gets the signals")
                .startsWith("ENTRYPOINT [\"");
    }

    /** Plain UBI micro has no zlib, which a native executable is linked to. */
    @Test
    void theBasesAreNamedByDigestAndTheNativeOneHasItsLibraries() throws IOException {
        assertThat(Files.readAllLines(folder.resolve("bases")))
                .filteredOn(line -> !line.startsWith("#"))
                .extracting(line -> line.substring(0, line.indexOf('=')))
                .containsExactlyInAnyOrder("JVM", "JDK", "MANDREL", "MICRO");
        assertThat(Files.readAllLines(folder.resolve("bases")))
                .filteredOn(line -> !line.startsWith("#"))
                .allMatch(line -> line.matches("\\w+=\\S+@sha256:[0-9a-f]{64}"))
                .anyMatch(line -> line.startsWith("MICRO=quay.io/quarkus/ubi9-quarkus-micro-image:"));
    }

    /** The tools that the image runs are those of the clone, with whatever they name. */
    @Test
    void theToolsOfTheLogFindTheirSources() throws IOException {
        for (String tool : List.of("archive", "dead-letters")) {
            Path script = folder.resolve("log-archive").resolve(tool);
            String source = Files.readString(script).replaceFirst("(?s).*/opt/livestream/log/(\\w+\\.java).*", "$1");

            assertThat(script).isExecutable();
            assertThat(Stream.of("deploy/operations/log", "deploy/observability/dead-letters")
                            .map(sources ->
                                    Installation.find().home().resolve(sources).resolve(source)))
                    .as(source)
                    .anyMatch(Files::exists);
        }
    }

    private static List<String> lastStage(String containerfile) {
        List<String> lines = containerfile
                .replace("\\\n", " ")
                .lines()
                .filter(line -> !line.isBlank())
                .toList();
        int from = 0;
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).startsWith("FROM ")) {
                from = i;
            }
        }
        return lines.subList(from, lines.size());
    }

    private record Answer(int code, String text) {}

    private Answer images(String... options) throws Exception {
        List<String> command =
                new ArrayList<>(List.of("bash", folder.resolve("build").toString(), "--dry-run"));
        command.addAll(Arrays.asList(options));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        return new Answer(process.waitFor(), text);
    }
}
