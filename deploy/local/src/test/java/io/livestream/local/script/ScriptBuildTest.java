package io.livestream.local.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.livestream.local.script.ScriptFolder.Answer;
import io.livestream.local.suite.Ports;
import io.livestream.local.suite.Service;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
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

/** When {@code ./livestream} builds, and when it does not. */
class ScriptBuildTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    Path folder;

    private ScriptFolder script;

    @BeforeEach
    void aMachineWithAJdkAndMaven() throws IOException {
        script = ScriptFolder.in(folder);
        script.jdk("jdks/jdk", "25.0.3");
        script.maven("");
        script.node("22.1.0");
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
    void withoutNodeThePagesAreLeftOutAndOneLineSaysWhatToInstall() throws Exception {
        // Given
        script.withoutOtherPrograms();
        Files.delete(folder.resolve("bin/node"));

        // When
        var first = script.run("up");
        var second = script.run("up");

        // Then
        assertThat(first.code()).isZero();
        assertThat(first.text().lines())
                .filteredOn(line -> line.startsWith("The web pages are left out"))
                .singleElement()
                .asString()
                .contains("Node.js 20.19 or newer with npm", "apt-get install nodejs npm", "The next ./livestream up");
        assertThat(second.text()).startsWith("The web pages are left out").endsWith("launcher up");
        assertThat(script.built()).singleElement().asString().contains("gateway", "-Dpages.skip=true");
    }

    @Test
    void thePagesAreBuiltByTheFirstStartThatFindsANodeWhichIsNewEnough() throws Exception {
        // Given
        script.node("18.20.4");
        assertThat(script.run("up").text()).contains("left out", "18.20.4");

        // When
        script.node("20.19.0");
        var second = script.run("up");
        var third = script.run("up");

        // Then
        assertThat(second.text()).doesNotContain("left out");
        assertThat(third.text()).isEqualTo("launcher up");
        assertThat(script.built())
                .hasSize(2)
                .last()
                .asString()
                .contains("gateway")
                .doesNotContain("pages.skip", "auth");
    }

    @Test
    void pagesOfBeforeAreNotShownWithAGatewayThatWasBuiltWithoutThem() throws Exception {
        // Given
        script.run("up");
        script.node("18.20.4");
        change();

        // When
        var answer = script.run("up");

        // Then
        assertThat(answer.text()).contains("The web pages are left out");
        assertThat(script.cloned().resolve("gateway/target/classes/pages/app")).doesNotExist();
    }

    @Test
    void aBuildThatStoppedHalfWayIsDoneAgain() throws Exception {
        // Given
        script.run("up");
        change();
        script.maven("exit 1");
        assertThat(script.run("up").text()).contains("The build failed");
        Files.delete(changed());
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
            change();
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

    private void change() throws IOException {
        Files.createFile(changed());
    }

    private Path changed() {
        return script.cloned().resolve("gateway/package.json");
    }

    private Path lock() {
        return script.cloned().resolve(".livestream/build.pid");
    }

    private static long numberOfNoProcess() throws Exception {
        Process gone = new ProcessBuilder("true").start();
        gone.waitFor();
        return gone.pid();
    }
}
