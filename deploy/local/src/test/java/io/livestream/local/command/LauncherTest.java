package io.livestream.local.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.livestream.local.folder.DataFolder;
import io.livestream.local.folder.SuiteFailure;
import io.livestream.local.process.ProcessRecord;
import io.livestream.local.suite.Launcher;
import io.livestream.local.suite.Ports;
import io.livestream.local.suite.Service;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The launcher as the script runs it: a process that stays with its suite, and others that want something of it. */
@Timeout(300)
class LauncherTest {

    @TempDir
    Path parent;

    private LauncherProcess launcher;
    private Process up;

    @BeforeEach
    void aClone() {
        launcher = LauncherProcess.ofACloneIn(parent);
    }

    @AfterEach
    void nothingIsLeftRunning() throws Exception {
        if (up != null && up.isAlive()) {
            up.destroy();
            up.waitFor(30, TimeUnit.SECONDS);
        }
        launcher.cleanUp();
    }

    /** One story, since each suite takes its seconds to start: it is up, is asked to count anew, is not removed, and ends in order. */
    @Test
    void aSuiteStaysDoesWhatItIsAskedForAndEndsInOrderWhenToldTo() throws Exception {
        // Given
        up = launcher.start("up", "--port", Integer.toString(Ports.free().gateway()), "--no-aot");
        String started = LauncherProcess.readUntil(up, "Ctrl-C stops it.");
        assertThat(started).as(started).contains("Ready in", "Open", "teacher@example.com");

        // When the figures are to be counted again
        var rebuild = new RebuildCommand(launcher.line("rebuild", "analytics", "--yes"));
        assertThat(rebuild.run()).isZero();

        // Then
        assertThat(launcher.data().logOf("analytics-service")).content().contains("Rebuilding");

        // When somebody wants to remove what it works with
        var reset = new ResetCommand(launcher.line("reset", "--yes"), System.out);

        // Then
        assertThatThrownBy(reset::run)
                .isInstanceOf(SuiteFailure.class)
                .hasMessage("The suite runs in this folder. Stop it first: ./livestream down --data "
                        + launcher.data().path());

        // When
        assertThat(new DownCommand(launcher.data()).run()).isZero();

        // Then
        assertThat(up.waitFor()).isZero();
        assertThat(LauncherProcess.text(up))
                .contains("Stopping the gateway, the services, Kafka and PostgreSQL", "Stopped in");
        assertThat(ProcessRecord.readAll(launcher.data().run())).isEmpty();
        assertThat(launcher.data().isLocked()).isFalse();
        endedInOrder();

        // When
        assertThat(reset.run()).isZero();

        // Then
        assertThat(launcher.data().path()).doesNotExist();
    }

    /** What each wrote last it wrote when it ended. */
    private void endedInOrder() throws IOException {
        FileTime gateway = lastWord("gateway");
        FileTime kafka = lastWord("kafka");
        for (Service service : Service.values()) {
            assertThat(launcher.data().logOf(service.title())).content().endsWith("Stopped\n");
            assertThat(lastWord(service.title())).isBetween(gateway, kafka);
        }
        assertThat(lastWord("postgresql")).isGreaterThan(kafka);
        assertThat(launcher.data().logOf("postgresql")).content().contains("database system is shut down");
    }

    private FileTime lastWord(String part) throws IOException {
        return Files.getLastModifiedTime(launcher.data().logOf(part));
    }

    @Test
    void aStartIsSeenAndEndedFromAnotherTerminalAlsoWhileItRehearses() throws Exception {
        // Given
        up = launcher.start("up", "--port", Integer.toString(Ports.free().gateway()));
        LauncherProcess.readUntil(up, "Rehearsing once");
        var said = new ByteArrayOutputStream();

        // When
        int status = new StatusCommand(launcher.data(), new PrintStream(said)).run();
        int down = new DownCommand(launcher.data()).run();

        // Then
        assertThat(status).isEqualTo(StatusCommand.SOMETHING_WRONG);
        assertThat(said)
                .hasToString("It is just starting, data in " + launcher.data().path() + System.lineSeparator());
        assertThat(down).isZero();
        assertThat(up.isAlive()).isFalse();
        assertThat(launcher.data().isLocked()).isFalse();
    }

    @Test
    void aLauncherThatCannotGoOnStopsItsSuiteBeforeItEnds() throws Exception {
        // Given
        up = launcher.start(
                "up", "--only", "none", "--port", Integer.toString(Ports.free().gateway()), "--no-aot");
        LauncherProcess.readUntil(up, "Ctrl-C stops it.");
        List<ProcessRecord> parts = Launcher.parts(launcher.data());
        assertThat(parts).extracting(ProcessRecord::name).containsExactlyInAnyOrder("kafka", "postgresql");

        // When
        DataFolder.delete(launcher.data().run().resolve("requests"));

        // Then
        assertThat(LauncherProcess.text(up))
                .contains("Cannot read or write: there is no " + launcher.data().run());
        assertThat(up.waitFor()).isEqualTo(1);
        assertThat(parts).allMatch(part -> part.process().isEmpty());
        assertThat(launcher.data().logOf("postgresql")).content().contains("database system is shut down");
    }
}
