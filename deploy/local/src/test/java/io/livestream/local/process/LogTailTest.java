package io.livestream.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogTailTest {

    @TempDir
    Path folder;

    @Test
    void theInnermostCauseSaysWhy() throws IOException {
        // Given
        Path log = log("""
                2026-11-22 10:00:00,000 ERROR [io.qua.run.Application] (main) Failed to start application
                java.lang.RuntimeException: Failed to start quarkus
                \tat io.quarkus.runner.ApplicationImpl.doStart(Unknown Source)
                Caused by: java.net.BindException: Address already in use
                \tat java.base/sun.nio.ch.Net.bind0(Native Method)
                """);

        // When
        var cause = LogTail.cause(log);

        // Then
        assertThat(cause).contains("Address already in use");
    }

    @Test
    void withoutACauseTheLastErrorSaysWhy() throws IOException {
        // Given
        Path log = log("""
                2026-11-22 10:00:00,000 ERROR [io.liv.auth.Keys] (main) LIVESTREAM_KEY_SECRET is missing.
                2026-11-22 10:00:01,000 INFO  [io.quarkus] (main) auth-service stopped in 0.1s
                """);

        // When
        var cause = LogTail.cause(log);

        // Then
        assertThat(cause).contains("LIVESTREAM_KEY_SECRET is missing");
    }

    @Test
    void postgresSaysItInItsOwnWay() throws IOException {
        // Given
        Path log = log("2026-11-22 10:00:00 UTC [1] FATAL:  database files are incompatible with server\n");

        // When
        var cause = LogTail.cause(log);

        // Then
        assertThat(cause).contains("database files are incompatible with server");
    }

    @Test
    void aFullDiskGoesBeforeAllElse() throws IOException {
        // Given
        Path log = log("""
                PANIC: could not write to file "pg_wal/xlogtemp.12": No space left on device
                Caused by: something that came of it
                """);

        // When
        var cause = LogTail.cause(log);

        // Then
        assertThat(cause).contains("the disk is full");
    }

    @Test
    void anEmptyLogSaysNothing() throws IOException {
        assertThat(LogTail.cause(log(""))).isEmpty();
    }

    private Path log(String text) throws IOException {
        return Files.writeString(folder.resolve("some.log"), text);
    }
}
