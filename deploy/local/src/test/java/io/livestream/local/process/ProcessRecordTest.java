package io.livestream.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class ProcessRecordTest {

    @TempDir
    Path folder;

    private Process process;

    @BeforeEach
    void startSomething() throws IOException {
        // It waits for an input that never comes, and its command line carries the mark.
        process = new ProcessBuilder("sh", "-c", "read line # mark-of-ours").start();
    }

    @AfterEach
    void stopIt() {
        process.destroyForcibly();
    }

    @Test
    void aProcessIsKnownAgainByItsRecord() {
        // Given
        ProcessRecord.of("chat-service", process.toHandle(), 8083, 8083, "mark-of-ours")
                .write(folder);

        // When
        var found = ProcessRecord.read(folder, "chat-service").orElseThrow().process();

        // Then
        assertThat(found).contains(process.toHandle());
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aProcessIsKnownAgainAlsoWhenTheClockWasSetMeanwhile() {
        // Given
        ProcessStart start = ProcessStart.of(process.toHandle());
        recordOf(new ProcessStart(start.at().minusSeconds(3_600), start.ticks()))
                .write(folder);

        // When
        var found = ProcessRecord.read(folder, "chat-service").orElseThrow().process();

        // Then
        assertThat(found).contains(process.toHandle());
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aProcessThatWasGivenTheNumberOfOneThatIsGoneIsNotOursHoweverSoonThatWas() {
        // Given
        ProcessStart start = ProcessStart.of(process.toHandle());
        var record = recordOf(new ProcessStart(start.at(), start.ticks().replaceFirst("/\\d+", "/1")));

        // When
        var found = record.process();

        // Then
        assertThat(found).isEmpty();
    }

    /** As it is on other systems, and in records that an older version left. */
    @Test
    void withoutTicksAProcessIsKnownByTheClock() throws IOException {
        // Given
        Files.writeString(
                folder.resolve("chat-service.pid"),
                "pid=%d\nstarted=%s\nport=8083\nhealth=8083\nmark=mark-of-ours\n"
                        .formatted(process.pid(), process.info().startInstant().orElseThrow()));

        // When
        var found = ProcessRecord.read(folder, "chat-service").orElseThrow().process();

        // Then
        assertThat(found).contains(process.toHandle());
    }

    @Test
    void aProcessThatStartedAtAnotherTimeIsNotOurs() {
        // Given
        var record = recordOf(new ProcessStart(Instant.now().minusSeconds(3_600), ""));

        // When
        var found = record.process();

        // Then
        assertThat(found).isEmpty();
    }

    @Test
    void aProcessWithoutOurMarkIsNotOurs() {
        // Given
        var record = ProcessRecord.of("chat-service", process.toHandle(), 8083, 8083, "another-folder");

        // When
        var found = record.process();

        // Then
        assertThat(found).isEmpty();
    }

    @Test
    void aProcessThatHasEndedIsGone() throws InterruptedException {
        // Given
        var record = ProcessRecord.of("chat-service", process.toHandle(), 8083, 8083, "mark-of-ours");
        process.destroyForcibly();
        process.waitFor();

        // When
        var found = record.process();

        // Then
        assertThat(found).isEmpty();
    }

    @Test
    void aRecordThatWasCutOffIsNone() throws IOException {
        // Given
        Files.writeString(folder.resolve("chat-service.pid"), "pid=12");

        // When
        var record = ProcessRecord.read(folder, "chat-service");

        // Then
        assertThat(record).isEmpty();
    }

    private ProcessRecord recordOf(ProcessStart start) {
        return new ProcessRecord("chat-service", process.pid(), start, 8083, 8083, "mark-of-ours");
    }
}
