package io.livestream.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.livestream.local.folder.SuiteFailure;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.function.IntSupplier;
import org.junit.jupiter.api.Test;

class MainTest {

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @Test
    void aCommandThatEndsSaysWithWhichCode() {
        assertThat(codeOf(() -> 3)).isEqualTo(3);
        assertThat(said()).isEmpty();
    }

    @Test
    void whatAPersonCanMendIsOneLine() {
        assertThat(codeOf(failing(new SuiteFailure("The disk is full.")))).isEqualTo(1);
        assertThat(codeOf(failing(new UncheckedIOException(new IOException("No space left on device")))))
                .isEqualTo(1);
        assertThat(said()).hasLineCount(2).contains("The disk is full.", "Cannot read or write: the disk is full");
    }

    @Test
    void aFaultOfTheLauncherIsCalledOneAndIsAFailureWithItsTrace() {
        assertThat(codeOf(failing(new IllegalStateException("no such step")))).isEqualTo(1);
        assertThat(said())
                .startsWith("This is a fault of the launcher itself:")
                .contains("IllegalStateException: no such step", "at " + MainTest.class.getName());
    }

    private int codeOf(IntSupplier command) {
        return Main.codeOf(command, new PrintStream(said, true, StandardCharsets.UTF_8));
    }

    private String said() {
        return said.toString(StandardCharsets.UTF_8);
    }

    private static IntSupplier failing(RuntimeException failure) {
        return () -> {
            throw failure;
        };
    }
}
