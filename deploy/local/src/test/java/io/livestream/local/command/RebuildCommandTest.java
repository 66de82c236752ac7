package io.livestream.local.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.livestream.local.folder.Servers;
import io.livestream.local.folder.SuiteFailure;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Counting the figures again when nothing runs; how a running suite does it is told by {@link LauncherTest}. */
@Timeout(300)
class RebuildCommandTest {

    @TempDir
    Path parent;

    private LauncherProcess launcher;

    @BeforeEach
    void aClone() {
        launcher = LauncherProcess.ofACloneIn(parent);
    }

    @AfterEach
    void nothingIsLeftRunning() throws Exception {
        launcher.cleanUp();
    }

    @Test
    void figuresAreCountedAgainAlsoWhenNothingRuns() throws Exception {
        // When
        Process rebuild = launcher.start("rebuild", "analytics", "--yes");

        // Then
        String said = LauncherProcess.text(rebuild);
        assertThat(rebuild.waitFor()).as(said).isZero();
        assertThat(said).contains("Counting all figures again from the log", "Done in");
        assertThat(launcher.data().logOf("analytics-service")).content().contains("Rebuilding");
        assertThat(launcher.data().logOf("chat-service")).doesNotExist();
        assertThat(launcher.data().isLocked()).isFalse();
    }

    @Test
    void figuresAreCountedOnTheServersOfTheLastStartWithoutNamingThemAgain() throws Exception {
        // Given
        launcher.data().prepare();
        new Servers("jdbc:postgresql://127.0.0.1:9/postgres?user=me", "").remember(launcher.data());

        // When
        Process rebuild = launcher.start("rebuild", "analytics", "--yes");

        // Then
        assertThat(LauncherProcess.text(rebuild))
                .contains("The PostgreSQL at jdbc:postgresql://127.0.0.1:9/postgres?user=me cannot be used");
        assertThat(rebuild.waitFor()).isEqualTo(1);
    }

    @Test
    void onlyFiguresCanBeRebuilt() {
        // Given
        var rebuild = new RebuildCommand(launcher.line("rebuild", "chat", "--yes"));

        // When, Then
        assertThatThrownBy(rebuild::run)
                .isInstanceOf(SuiteFailure.class)
                .hasMessage("What can be rebuilt is analytics: ./livestream rebuild analytics");
    }
}
