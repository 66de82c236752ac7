package io.livestream.system;

import static java.nio.file.attribute.PosixFilePermissions.fromString;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * The walk of the README by copy and paste: its blocks, one after the other in one shell.
 *
 * <p>Where bash or curl is missing that is told, and fails with LIVESTREAM_OPERATIONS_TESTS=required.
 */
@ExtendWith(OnTheSuite.class)
class ReadmeWalkTest {

    private static final Path CLONE = Path.of("..").toAbsolutePath().normalize();
    private static final String ADDRESS = "http://localhost:8080";
    private static final Pattern WALK = Pattern.compile("## A class by hand\n(.*?)\n## ", Pattern.DOTALL);
    private static final Pattern BLOCK = Pattern.compile("```bash\n(.*?)```", Pattern.DOTALL);
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final String TYPED = "Said in the room";

    @TempDir
    Path folder;

    @BeforeAll
    static void theProgramsAreHere() {
        boolean here = program("bash").isPresent() && program("curl").isPresent();
        if (!here && "required".equals(System.getenv("LIVESTREAM_OPERATIONS_TESTS"))) {
            throw new AssertionError("bash or curl is missing");
        }
        Assumptions.assumeTrue(here, "The README's walk is not tested: bash or curl is missing");
    }

    @Test
    void eachCallOfItSucceedsAndItEndsWithWhatTheClassWas(RunningSuite suite) throws Exception {
        // Given
        String walk = String.join("", blocks()).replace(ADDRESS, suite.gateway().toString());
        Path script = Files.writeString(folder.resolve("walk"), walk);
        watchCurl();

        // When
        ProcessBuilder bash = new ProcessBuilder("bash", "-eu", script.toString())
                .directory(CLONE.toFile())
                .redirectErrorStream(true);
        bash.environment().put("PATH", folder + ":" + System.getenv("PATH"));
        Process process = bash.start();
        List<String> said = Collections.synchronizedList(new ArrayList<>());
        Thread reader = Thread.ofVirtual().start(() -> follow(process, said));
        boolean ended = process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        reader.join();

        // Then
        assertThat(ended).as(String.join("\n", said)).isTrue();
        assertThat(process.exitValue()).as(String.join("\n", said)).isZero();
        assertThat(folder.resolve("refused")).doesNotExist();
        assertThat(Files.readAllLines(folder.resolve("granted")))
                .containsSubsequence(
                        "register",
                        "login",
                        "livestream",
                        "start",
                        "join",
                        "chat",
                        "upvote",
                        "answer",
                        "stop",
                        "stats");
        assertThat(said).anyMatch(line -> line.startsWith("{\"type\":\"chat.posted\"") && line.contains(TYPED));
        assertThat(said)
                .filteredOn(line -> line.contains("\"uniqueViewers\":"))
                .singleElement()
                .asString()
                .contains(
                        "\"uniqueViewers\":1,", "\"chatMessages\":3,", "\"questions\":1,", "\"answeredQuestions\":1,");
        assertThat(said).last().asString().contains(",Ben,").endsWith(",2,1,0");
    }

    private static List<String> blocks() throws IOException {
        String page = Files.readString(CLONE.resolve("README.md"));
        String walk = WALK.matcher(page).results().findFirst().orElseThrow().group(1);
        List<String> blocks =
                BLOCK.matcher(walk).results().map(found -> found.group(1)).toList();
        assertThat(blocks).hasSize(3).allMatch(block -> block.contains("API") || block.contains(ADDRESS));
        return blocks;
    }

    /** A curl that notes what was granted and what was not: in the walk its code goes down in pipes and assignments. */
    private void watchCurl() throws IOException {
        Path curl = Files.writeString(folder.resolve("curl"), """
                #!/bin/bash
                name=$(printf '%%s\\n' "$@" | grep /api/ | head -n 1)
                if '%s' --fail-with-body "$@"; then
                    echo "${name##*/}" >>'%s'
                else
                    echo "$*" >>'%s'
                    exit 1
                fi
                """.formatted(
                        program("curl").orElseThrow(), folder.resolve("granted"), folder.resolve("refused")));
        Files.setPosixFilePermissions(curl, fromString("rwxr-xr-x"));
    }

    /** Reads along, and types as Ben does: a message when the room is there, and the end when it has appeared. */
    private static void follow(Process process, List<String> said) {
        Writer keyboard = process.outputWriter();
        try (BufferedReader screen = process.inputReader()) {
            for (String line = screen.readLine(); line != null; line = screen.readLine()) {
                said.add(line);
                if (line.startsWith("{\"type\":\"welcome\"")) {
                    keyboard.write(TYPED + "\n");
                    keyboard.flush();
                } else if (line.startsWith("{\"type\":\"chat.posted\"") && line.contains(TYPED)) {
                    keyboard.close();
                }
            }
        } catch (IOException e) {
            said.add(e.toString());
        }
    }

    private static Optional<Path> program(String name) {
        return Stream.of(System.getenv("PATH").split(":"))
                .map(part -> Path.of(part, name))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
