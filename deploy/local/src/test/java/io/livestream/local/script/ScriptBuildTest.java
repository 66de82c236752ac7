package io.livestream.local.script;

import static org.assertj.core.api.Assertions.assertThat;

import io.livestream.local.script.ScriptFolder.Answer;
import io.livestream.local.suite.Ports;
import io.livestream.local.suite.Service;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When {@code ./livestream} builds, and when it does not. */
class ScriptBuildTest {

    @TempDir
    Path folder;

    private ScriptFolder script;

    @BeforeEach
    void aMachineWithAllThatABuildNeeds() throws IOException {
        script = ScriptFolder.withAllThatABuildNeeds(folder);
    }

    @Test
    void whatIsBuiltIsNotBuiltAgain() throws Exception {
        // When
        script.run("up");
        var second = script.run("up");

        // Then
        assertThat(second).isEqualTo(new Answer(0, "launcher up"));
        assertThat(script.built())
                .hasSize(1)
                .first()
                .asString()
                .contains("gateway")
                .doesNotContain("pages.skip");
    }

    @Test
    void aBuildThatStoppedHalfWayIsDoneAgain() throws Exception {
        // Given
        script.run("up");
        script.change();
        script.maven("exit 1");
        assertThat(script.run("up").text()).contains("The build failed");
        Files.delete(script.changed());
        script.maven("");

        // When
        script.run("up");

        // Then
        assertThat(script.built()).hasSize(3).last().asString().contains("-pl gateway ");
    }

    @Test
    void whatIsWrongWithTheOptionsIsSaidBeforeAnythingIsBuilt() throws Exception {
        // Given
        script.launcher();

        // When
        var answer = script.run("up", "--prot", "9080");

        // Then
        assertThat(answer).isEqualTo(new Answer(1, "There is no option --prot. ./livestream help lists them."));
        assertThat(script.built()).isEmpty();
    }

    @Test
    void aPortThatIsTakenIsNamedBeforeAnythingIsBuilt() throws Exception {
        // Given
        script.launcher();
        Ports ports = Ports.free();
        try (ServerSocket _ = new ServerSocket(ports.of(Service.QA), 1, InetAddress.getByName("127.0.0.1"))) {

            // When
            var answer = script.run("up", "--port", Integer.toString(ports.gateway()));

            // Then
            assertThat(answer.code()).isEqualTo(1);
            assertThat(answer.text())
                    .startsWith("Port %d (qa-service) is taken by ".formatted(ports.of(Service.QA)))
                    .hasLineCount(1);
            assertThat(script.built()).isEmpty();
        }
    }

    @Test
    void underASuiteThatRunsInWhateverFolderNothingIsReplaced() throws Exception {
        // Given
        script.run("up");
        script.program("jdks/jdk/bin/java", "echo started; read line");
        Process suite = runningSuite();
        try {
            script.change();
            script.program("clone/deploy/images/build", "exit 0");

            // When
            var tests = script.run("test");
            var images = script.run("images", "--tag", "v1");
            script.jdk("jdks/jdk", "25.0.3");
            var second = script.run("up");

            // Then
            assertThat(tests)
                    .isEqualTo(new Answer(
                            1,
                            "The suite runs from the files that the build replaces. Stop it first: ./livestream down"));
            assertThat(images).isEqualTo(tests);
            assertThat(second).isEqualTo(new Answer(0, "launcher up"));
            assertThat(script.built()).hasSize(1);
        } finally {
            suite.getOutputStream().close();
            suite.waitFor();
        }
    }

    /** Its launcher reads from the test, so that it ends with it. */
    private Process runningSuite() throws IOException {
        Path target = script.cloned().resolve("deploy/local/target");
        Process launcher = new ProcessBuilder(
                        folder.resolve("jdks/jdk/bin/java").toString(),
                        "-Dlivestream.home=" + script.cloned(),
                        "-cp",
                        target.resolve("local.jar") + ":" + target.resolve("lib/*"),
                        "io.livestream.local.Main",
                        "up",
                        "--data",
                        folder.resolve("elsewhere").toString())
                .start();
        assertThat(launcher.inputReader().readLine()).isEqualTo("started");
        return launcher;
    }

    @Test
    void aProcessThatWasGivenTheNumberOfALauncherIsNoSuite() throws Exception {
        // Given
        script.run("up");
        Path run = Files.createDirectories(script.cloned().resolve(".livestream/run"));
        Files.writeString(
                run.resolve("launcher.pid"), "pid=" + ProcessHandle.current().pid() + "\n");

        // When
        var answer = script.run("test");

        // Then
        assertThat(answer.code()).isZero();
        assertThat(script.built()).last().asString().contains("verify");
    }
}
