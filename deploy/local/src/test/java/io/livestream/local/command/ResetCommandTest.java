package io.livestream.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.livestream.local.folder.DataFolder;
import io.livestream.local.folder.Servers;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResetCommandTest {

    @TempDir
    Path parent;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private DataFolder folder;

    @BeforeEach
    void thereIsAFolder() {
        folder = DataFolder.at(parent.resolve("data"));
        folder.prepare();
    }

    @Test
    void whatLiesOnServersOfOthersStaysAndIsToldWithTheWayToRemoveIt() {
        // Given
        new Servers("jdbc:postgresql://db:5432/postgres?user=me&password=secret", "broker:9092").remember(folder);

        // When
        reset();

        // Then
        assertThat(said.toString().lines())
                .containsExactly(
                        "The databases at jdbc:postgresql://db:5432/postgres?user=me&password=*** stay, and no later suite can use them."
                                + " Remove them there: DROP DATABASE auth; DROP DATABASE stream; DROP DATABASE chat; DROP DATABASE qa;"
                                + " DROP DATABASE analytics;",
                        "The topics at broker:9092 stay."
                                + " Remove them there: kafka-topics.sh --bootstrap-server broker:9092 --delete --topic 'livestream\\..*'",
                        "Removed " + folder.path());
        assertThat(folder.path()).doesNotExist();
    }

    @Test
    void whereAllIsInTheFolderNothingStays() {
        // Given
        new Servers("", "").remember(folder);

        // When
        reset();

        // Then
        assertThat(said).hasToString("Removed " + folder.path() + System.lineSeparator());
    }

    private void reset() {
        var line = CommandLine.parse("reset", "--yes", "--data", folder.path().toString());
        new ResetCommand(line, new PrintStream(said)).run();
    }
}
