package io.livestream.local.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.livestream.local.Main;
import io.livestream.local.folder.DataFolder;
import io.livestream.local.folder.Installation;
import io.livestream.local.folder.Servers;
import io.livestream.local.folder.SuiteFailure;
import io.livestream.local.process.ProcessRecord;
import io.livestream.local.standin.FakeClone;
import io.livestream.local.suite.Launcher;
import io.livestream.local.suite.Leftovers;
import io.livestream.local.suite.Ports;
import io.livestream.local.suite.Service;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The launcher as the script runs it: a process that stays with its suite, and others that want something of it. */
@Timeout(300)
class LauncherTest {

    @TempDir
    Path parent;

    private Path data;
    private Process up;

    @AfterEach
    void nothingIsLeftRunning() throws Exception {
        if (up != null && up.isAlive()) {
            up.destroy();
            up.waitFor(30, TimeUnit.SECONDS);
        }
        Leftovers.stop(folder());
        Files.deleteIfExists(parent.resolve("clone/deploy/kafka/target/broker"));
    }

    /** One story, since each suite takes its seconds to start: it is up, is asked to count anew, is not removed, and ends in order. */
    @Test
    void aSuiteStaysDoesWhatItIsAskedForAndEndsInOrderWhenToldTo() throws Exception {
        // Given
        FakeClone.in(parent.resolve("clone"));
        data = parent.resolve("data");
        up = main("up", "--port", Integer.toString(Ports.free().gateway()), "--no-aot");
        String started = readUntil(up, "Ctrl-C stops it.");
        assertThat(started).as(started).contains("Ready in", "Open", "teacher@example.com");

        // When the figures are to be counted again
        var rebuild = new RebuildCommand(line("rebuild", "analytics", "--yes"));
        assertThat(rebuild.run()).isZero();

        // Then
        assertThat(folder().logOf("analytics-service")).content().contains("Rebuilding");

        // When somebody wants to remove what it works with
        var reset = new ResetCommand(line("reset", "--yes"), System.out);

        // Then
        assertThatThrownBy(reset::run)
                .isInstanceOf(SuiteFailure.class)
                .hasMessage("The suite runs in this folder. Stop it first: ./livestream down --data " + data);

        // When
        assertThat(new DownCommand(folder()).run()).isZero();

        // Then
        assertThat(up.waitFor()).isZero();
        assertThat(text(up)).contains("Stopping the gateway, the services, Kafka and PostgreSQL", "Stopped in");
        assertThat(ProcessRecord.readAll(folder().run())).isEmpty();
        assertThat(folder().isLocked()).isFalse();
        endedInOrder();

        // When
        assertThat(reset.run()).isZero();

        // Then
        assertThat(data).doesNotExist();
    }

    /** What each wrote last it wrote when it ended. */
    private void endedInOrder() throws IOException {
        FileTime gateway = lastWord("gateway");
        FileTime kafka = lastWord("kafka");
        for (Service service : Service.values()) {
            assertThat(folder().logOf(service.title())).content().endsWith("Stopped\n");
            assertThat(lastWord(service.title())).isBetween(gateway, kafka);
        }
        assertThat(lastWord("postgresql")).isGreaterThan(kafka);
        assertThat(folder().logOf("postgresql")).content().contains("database system is shut down");
    }

    private FileTime lastWord(String part) throws IOException {
        return Files.getLastModifiedTime(folder().logOf(part));
    }

    @Test
    void aStartIsSeenAndEndedFromAnotherTerminalAlsoWhileItRehearses() throws Exception {
        // Given
        FakeClone.in(parent.resolve("clone"));
        data = parent.resolve("data");
        up = main("up", "--port", Integer.toString(Ports.free().gateway()));
        readUntil(up, "Rehearsing once");
        var said = new ByteArrayOutputStream();

        // When
        int status = new StatusCommand(folder(), new PrintStream(said)).run();
        int down = new DownCommand(folder()).run();

        // Then
        assertThat(status).isEqualTo(StatusCommand.SOMETHING_WRONG);
        assertThat(said).hasToString("It is just starting, data in " + data + System.lineSeparator());
        assertThat(down).isZero();
        assertThat(up.isAlive()).isFalse();
        assertThat(folder().isLocked()).isFalse();
    }

    @Test
    void aLauncherThatCannotGoOnStopsItsSuiteBeforeItEnds() throws Exception {
        // Given
        FakeClone.in(parent.resolve("clone"));
        data = parent.resolve("data");
        up = main(
                "up", "--only", "none", "--port", Integer.toString(Ports.free().gateway()), "--no-aot");
        readUntil(up, "Ctrl-C stops it.");
        List<ProcessRecord> parts = Launcher.parts(folder());
        assertThat(parts).extracting(ProcessRecord::name).containsExactlyInAnyOrder("kafka", "postgresql");

        // When
        DataFolder.delete(folder().run().resolve("requests"));

        // Then
        assertThat(text(up)).contains("Cannot read or write: there is no " + folder().run());
        assertThat(up.waitFor()).isEqualTo(1);
        assertThat(parts).allMatch(part -> part.process().isEmpty());
        assertThat(folder().logOf("postgresql")).content().contains("database system is shut down");
    }

    @Test
    void figuresAreCountedAgainAlsoWhenNothingRuns() throws Exception {
        // Given
        FakeClone.in(parent.resolve("clone"));
        data = parent.resolve("data");

        // When
        Process rebuild = main("rebuild", "analytics", "--yes");

        // Then
        String said = text(rebuild);
        assertThat(rebuild.waitFor()).as(said).isZero();
        assertThat(said).contains("Counting all figures again from the log", "Done in");
        assertThat(folder().logOf("analytics-service")).content().contains("Rebuilding");
        assertThat(folder().logOf("chat-service")).doesNotExist();
        assertThat(folder().isLocked()).isFalse();
    }

    @Test
    void figuresAreCountedOnTheServersOfTheLastStartWithoutNamingThemAgain() throws Exception {
        // Given
        FakeClone.in(parent.resolve("clone"));
        data = parent.resolve("data");
        folder().prepare();
        new Servers("jdbc:postgresql://127.0.0.1:9/postgres?user=me", "127.0.0.1:9").remember(folder());

        // When
        Process rebuild = main("rebuild", "analytics", "--yes");

        // Then
        assertThat(text(rebuild))
                .contains("The PostgreSQL at jdbc:postgresql://127.0.0.1:9/postgres?user=me cannot be used");
        assertThat(rebuild.waitFor()).isEqualTo(1);
    }

    @Test
    void nothingIsRemovedOrForgottenUnasked() {
        // Given
        data = parent.resolve("data");
        folder().prepare();
        var reset = new ResetCommand(line("reset"), System.out);
        var rebuild = new RebuildCommand(line("rebuild", "analytics"));

        // When, Then
        assertThatThrownBy(reset::run)
                .isInstanceOf(SuiteFailure.class)
                .hasMessage("There is nobody to ask here. If you are sure: ./livestream reset --yes --data " + data);
        assertThatThrownBy(rebuild::run)
                .isInstanceOf(SuiteFailure.class)
                .hasMessage("There is nobody to ask here. If you are sure: ./livestream rebuild analytics --yes --data "
                        + data);
        assertThat(data).isDirectory();
        assertThat(data.resolve("logs")).isEmptyDirectory();
    }

    @Test
    void onlyFiguresCanBeRebuilt() {
        // Given
        data = parent.resolve("data");
        var rebuild = new RebuildCommand(line("rebuild", "chat", "--yes"));

        // When, Then
        assertThatThrownBy(rebuild::run)
                .isInstanceOf(SuiteFailure.class)
                .hasMessage("What can be rebuilt is analytics: ./livestream rebuild analytics");
    }

    private DataFolder folder() {
        return DataFolder.at(data);
    }

    private CommandLine line(String... words) {
        List<String> all = new ArrayList<>(Arrays.asList(words));
        all.addAll(List.of("--data", data.toString()));
        return CommandLine.parse(all.toArray(String[]::new));
    }

    private Process main(String... words) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Installation.java().toString(),
                "-Dslf4j.internal.verbosity=ERROR",
                "-Dlivestream.home=" + parent.resolve("clone"),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        command.addAll(Arrays.asList(words));
        command.addAll(List.of("--data", data.toString()));
        var launcher = new ProcessBuilder(command).redirectErrorStream(true);
        // All of its JVMs live for seconds.
        launcher.environment().put("JDK_JAVA_OPTIONS", "-XX:TieredStopAtLevel=1");
        return launcher.start();
    }

    private static String readUntil(Process process, String last) throws IOException {
        StringBuilder said = new StringBuilder();
        String line = process.inputReader().readLine();
        while (line != null && !line.contains(last)) {
            said.append(line).append('\n');
            line = process.inputReader().readLine();
        }
        return said.toString();
    }

    private static String text(Process process) throws IOException {
        StringBuilder said = new StringBuilder();
        for (String line = process.inputReader().readLine();
                line != null;
                line = process.inputReader().readLine()) {
            said.append(line).append('\n');
        }
        return said.toString();
    }
}
