package io.livestream.local.jvm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.livestream.local.folder.DataFolder;
import io.livestream.local.folder.Installation;
import io.livestream.local.process.Child;
import io.livestream.local.standin.StandIn;
import io.livestream.local.suite.Ports;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(OS.LINUX)
@Timeout(60)
class OptimisingCompilersTest {

    @TempDir
    Path parent;

    private Child jvm;

    @AfterEach
    void end() {
        jvm.kill();
    }

    @Test
    void theyStepBackUntilTheyAreReleasedAndNoOtherThreadDoes() throws Exception {
        // Given
        start("-XX:TieredStopAtLevel=4");
        var compilers = new OptimisingCompilers();
        long pid = jvm.pid().orElseThrow();
        int usual = OptimisingCompilers.niceness(pid, Long.toString(pid));

        // When
        compilers.hold(jvm);

        // Then
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(OptimisingCompilers.compilersOf(pid))
                        .isNotEmpty()
                        .allSatisfy(thread -> assertThat(OptimisingCompilers.niceness(pid, thread))
                                .isEqualTo(Math.min(usual + 10, 19))));
        assertThat(OptimisingCompilers.niceness(pid, Long.toString(pid))).isEqualTo(usual);

        // When
        compilers.release();

        // Then
        if (mayRaisePriorities()) {
            await().atMost(Duration.ofSeconds(10))
                    .untilAsserted(() -> assertThat(OptimisingCompilers.compilersOf(pid))
                            .allSatisfy(thread -> assertThat(OptimisingCompilers.niceness(pid, thread))
                                    .isEqualTo(usual)));
        }
    }

    @Test
    void aJvmWithoutThemIsNotWatchedForThem() throws Exception {
        start("-XX:TieredStopAtLevel=1");

        new OptimisingCompilers().hold(jvm);

        assertThat(jvm.hasEndedWithin(Duration.ZERO)).isFalse();
    }

    @Test
    void onceTheyAreReleasedNoneIsWatchedFor() throws Exception {
        start("-Xint");
        var compilers = new OptimisingCompilers();
        Thread watching = Thread.ofVirtual().start(() -> watch(compilers));

        compilers.release();

        watching.join();
        assertThat(jvm.hasEndedWithin(Duration.ZERO)).isFalse();
    }

    private void watch(OptimisingCompilers compilers) {
        try {
            compilers.hold(jvm);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void start(String compilers) {
        DataFolder folder = DataFolder.at(parent.resolve("data"));
        folder.prepare();
        jvm = new Child("a JVM", 0, 0, "StandIn", folder);
        jvm.start(
                List.of(
                        Installation.java().toString(),
                        compilers,
                        "-cp",
                        System.getProperty("java.class.path"),
                        StandIn.class.getName()),
                Map.of(
                        "QUARKUS_HTTP_HOST",
                        "127.0.0.1",
                        "QUARKUS_HTTP_PORT",
                        Integer.toString(Ports.free().gateway())));
    }

    private static boolean mayRaisePriorities() throws IOException, InterruptedException {
        String lowerAndRaise = "renice 19 -p $$ && renice 18 -p $$";
        return new ProcessBuilder("sh", "-c", lowerAndRaise).start().waitFor() == 0;
    }
}
