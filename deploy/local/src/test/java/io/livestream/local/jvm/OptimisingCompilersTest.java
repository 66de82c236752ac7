package io.livestream.local.jvm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.livestream.local.folder.DataFolder;
import io.livestream.local.folder.Installation;
import io.livestream.local.process.Child;
import io.livestream.local.standin.StandIn;
import io.livestream.local.suite.Ports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(OS.LINUX)
class OptimisingCompilersTest {

    @TempDir
    Path parent;

    @Test
    void theyStepBackUntilTheyAreReleasedAndNoOtherThreadDoes() throws Exception {
        // Given
        DataFolder folder = DataFolder.at(parent.resolve("data"));
        folder.prepare();
        Child jvm = new Child("a JVM", 0, 0, "StandIn", folder);
        Ports ports = Ports.free();
        jvm.start(
                List.of(
                        Installation.java().toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        StandIn.class.getName()),
                Map.of("QUARKUS_HTTP_HOST", "127.0.0.1", "QUARKUS_HTTP_PORT", Integer.toString(ports.gateway())));
        try {
            var compilers = new OptimisingCompilers();
            long pid = jvm.pid().orElseThrow();

            // When
            compilers.hold(jvm);

            // Then
            await().atMost(Duration.ofSeconds(10))
                    .untilAsserted(() -> assertThat(OptimisingCompilers.compilersOf(pid))
                            .isNotEmpty()
                            .allSatisfy(
                                    thread -> assertThat(niceness(pid, thread)).isEqualTo(10)));
            assertThat(niceness(pid, Long.toString(pid))).isZero();

            // When
            compilers.release();

            // Then
            if (mayRaisePriorities()) {
                await().atMost(Duration.ofSeconds(10))
                        .untilAsserted(() -> assertThat(OptimisingCompilers.compilersOf(pid))
                                .allSatisfy(thread ->
                                        assertThat(niceness(pid, thread)).isZero()));
            }
        } finally {
            jvm.kill();
        }
    }

    private static boolean mayRaisePriorities() throws IOException, InterruptedException {
        String lowerAndRaise = "renice 1 -p $$ && renice 0 -p $$";
        return new ProcessBuilder("sh", "-c", lowerAndRaise).start().waitFor() == 0;
    }

    private static int niceness(long pid, String thread) throws IOException {
        String stat = Files.readString(Path.of("/proc", Long.toString(pid), "task", thread, "stat"));
        // The second field is the name in brackets, which may contain spaces; the nineteenth is asked for.
        return Integer.parseInt(stat.substring(stat.lastIndexOf(')') + 2).split(" ")[19 - 3]);
    }
}
