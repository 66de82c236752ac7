package io.livestream.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessesTest {

    @TempDir
    Path run;

    @Test
    void waitingForTheDiskOrForWorkIsNotComputing() {
        // When
        double busy = Processes.busySeconds("cpu  100 20 30 99999 8888 4 6 7777 0 0");

        // Then
        assertThat(busy).isEqualTo(1.6);
    }

    @Test
    void aPartIsKnownByWhatTheLauncherNoted() throws Exception {
        // Given
        long self = ProcessHandle.current().pid();
        Files.writeString(run.resolve("chat-service.pid"), "pid=%d\nport=8083\n".formatted(self));

        // When
        Processes processes = new Processes(run);

        // Then
        assertThat(processes.part("chat")).contains(ProcessHandle.current());
        assertThat(Processes.noted(run.resolve("chat-service.pid"), "port")).contains("8083");
    }

    @Test
    void whatIsMeasuredBesideTheSuiteIsCountedByItsName() throws Exception {
        // Given
        Processes processes = Processes.none().with("floor", ProcessHandle.current());

        // When
        var seconds = processes.secondsSince(processes.seconds());

        // Then
        assertThat(seconds).containsKeys("floor", Processes.GENERATOR);
        assertThat(seconds.get("floor")).isBetween(0.0, 5.0);
    }
}
