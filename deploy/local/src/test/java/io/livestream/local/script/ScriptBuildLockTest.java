package io.livestream.local.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.livestream.local.script.ScriptFolder.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One builds at a time, is seen meanwhile, and takes its build with it when it is told to end. */
class ScriptBuildLockTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    Path folder;

    private ScriptFolder script;

    @BeforeEach
    void aMachineWithAllThatABuildNeeds() throws IOException {
        script = ScriptFolder.withAllThatABuildNeeds(folder);
    }

    @Test
    void oneBuildsAtATimeAlsoWhenManyFindTheLockOfOneThatWasKilled() throws Exception {
        // Given
        Files.createDirectories(script.cloned().resolve(".livestream"));
        Files.writeString(lock(), numberOfNoProcess() + "\n");
        script.maven("while [ -d '%1$s' ] && [ ! -e '%1$s/go' ]; do sleep 0.05; done".formatted(folder));
        List<Process> all = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            all.add(script.start(Map.of(), "up"));
        }

        // When all but the one that builds are gone
        await().atMost(PATIENCE)
                .until(() -> all.stream().filter(Process::isAlive).count() == 1
                        && !script.built().isEmpty());
        Files.createFile(folder.resolve("go"));

        // Then
        for (Process process : all) {
            assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        }
        List<Answer> refused = new ArrayList<>();
        for (Process process : all) {
            var answer = ScriptFolder.answer(process);
            if (answer.code() != 0) {
                refused.add(answer);
            }
        }
        assertThat(refused)
                .hasSize(7)
                .allSatisfy(
                        answer -> assertThat(answer.text()).startsWith("This clone is being built already (process "));
        assertThat(script.built()).hasSize(1);
        assertThat(lock()).doesNotExist();
    }

    private static long numberOfNoProcess() throws Exception {
        Process gone = new ProcessBuilder("true").start();
        gone.waitFor();
        return gone.pid();
    }

    @Test
    void testsAreABuildBesideWhichThereIsNoOther() throws Exception {
        // Given
        script.maven("while [ -d '%1$s' ] && [ ! -e '%1$s/go' ]; do sleep 0.05; done; exit 3".formatted(folder));
        Process tests = script.start(Map.of(), "test");
        await().atMost(PATIENCE).until(() -> !script.built().isEmpty());

        // When
        var up = script.run("up");
        var more = script.run("test");
        Files.createFile(folder.resolve("go"));

        // Then
        String refused = "This clone is being built already (process %d). Try again when that is done.";
        assertThat(up).isEqualTo(new Answer(1, refused.formatted(tests.pid())));
        assertThat(more).isEqualTo(up);
        assertThat(ScriptFolder.answer(tests).code()).isEqualTo(3);
        assertThat(lock()).doesNotExist();
        assertThat(script.built()).singleElement().asString().contains("verify");
    }

    @Test
    void testsThatAreToldToEndTakeTheirBuildWithThem() throws Exception {
        // Given
        script.maven("echo $$ >'%1$s/maven.pid'; while [ -d '%1$s' ]; do sleep 0.05; done".formatted(folder));
        Process tests = script.start(Map.of(), "test");
        Path number = folder.resolve("maven.pid");
        await().atMost(PATIENCE).until(() -> Files.exists(number) && Files.size(number) > 0);

        // When
        tests.toHandle().destroy();

        // Then
        assertThat(ScriptFolder.answer(tests).code()).isNotZero();
        assertThat(ProcessHandle.of(Long.parseLong(Files.readString(number).strip())))
                .isEmpty();
        assertThat(lock()).doesNotExist();
    }

    @Test
    void aBuildIsSeenFromAnotherTerminalAndCanBeEnded() throws Exception {
        // Given
        script.maven("echo $$ >'%1$s/maven.pid'; while [ -d '%1$s' ]; do sleep 0.05; done".formatted(folder));
        Process up = script.start(Map.of(), "up");
        Path maven = folder.resolve("maven.pid");
        await().atMost(PATIENCE).until(() -> Files.exists(maven) && Files.size(maven) > 0);

        // When
        var status = script.run("status");
        var down = script.run("down");

        // Then
        String said = "Nothing runs yet: this clone is being built (process %1$d).";
        assertThat(status).isEqualTo(new Answer(3, said.formatted(up.pid())));
        assertThat(down).isEqualTo(new Answer(1, (said + " To end that: kill %1$d").formatted(up.pid())));

        // When
        up.toHandle().destroy();

        // Then
        assertThat(up.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(ProcessHandle.of(Long.parseLong(Files.readString(maven).strip())))
                .isEmpty();
        assertThat(ScriptFolder.answer(up).text()).endsWith("The build was ended.");
        assertThat(lock()).doesNotExist();
    }

    @Test
    void aProcessThatWasGivenTheNumberOfABuilderHoldsNothingUp() throws Exception {
        // Given
        Files.createDirectories(script.cloned().resolve(".livestream"));
        Process other = new ProcessBuilder("sh", "-c", "read line").start();
        try {
            Files.writeString(lock(), other.pid() + "\n");

            // When
            var answer = script.run("up");

            // Then
            assertThat(answer.code()).as(answer.text()).isZero();
        } finally {
            other.getOutputStream().close();
        }
    }

    private Path lock() {
        return script.cloned().resolve(".livestream/build.pid");
    }
}
