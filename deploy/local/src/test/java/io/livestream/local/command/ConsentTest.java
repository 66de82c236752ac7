package io.livestream.local.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.livestream.local.folder.DataFolder;
import io.livestream.local.folder.SuiteFailure;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConsentTest {

    @TempDir
    Path data;

    @Test
    void nothingIsRemovedOrForgottenUnasked() {
        // Given
        DataFolder.at(data).prepare();
        var reset = new ResetCommand(CommandLine.parse("reset", "--data", data.toString()), System.out);
        var rebuild = new RebuildCommand(CommandLine.parse("rebuild", "analytics", "--data", data.toString()));

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
}
