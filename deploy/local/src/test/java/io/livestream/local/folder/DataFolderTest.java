package io.livestream.local.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {

    @TempDir
    Path parent;

    @Test
    void itAndItsSecretsAreForTheOwnerAlone() throws IOException {
        // Given
        DataFolder folder = prepared();

        // When
        Secrets.of(folder).get("keys");
        Accounts.of(folder);

        // Then
        assertThat(permissions(folder.path())).isEqualTo("rwx------");
        assertThat(permissions(folder.secrets())).isEqualTo("rw-------");
        assertThat(permissions(folder.accounts())).isEqualTo("rw-------");
    }

    @Test
    void secretsStayTheSame() {
        // Given
        DataFolder folder = prepared();
        String made = Secrets.of(folder).get("keys");

        // When
        String known = Secrets.of(folder).get("keys");

        // Then
        assertThat(known).isEqualTo(made).hasSizeGreaterThanOrEqualTo(32);
    }

    @Test
    void onlyOneSuiteMayHoldIt() {
        // Given
        DataFolder folder = prepared();
        var first = folder.lock().orElseThrow();

        // When
        var second = folder.lock();

        // Then
        assertThat(second).isEmpty();
        folder.release(first);
        assertThat(folder.isLocked()).isFalse();
    }

    @Test
    void theLogsOfThePreviousRunAreKept() throws IOException {
        // Given
        DataFolder folder = prepared();
        Files.writeString(folder.logOf("kafka"), "before");
        Files.writeString(folder.logOf("build"), "built");

        // When
        folder.putLogsAside();

        // Then
        assertThat(folder.logs().resolve("kafka.1.log")).hasContent("before");
        assertThat(folder.logOf("kafka")).doesNotExist();
        assertThat(folder.logOf("build")).exists();
    }

    @Test
    void aFolderThatIsNotOursIsNeverRemoved() throws IOException {
        // Given
        Path file = Files.writeString(parent.resolve("thesis.txt"), "years of work");

        // When, Then
        assertThatThrownBy(() -> DataFolder.at(parent).remove()).isInstanceOf(SuiteFailure.class);
        assertThat(file).exists();
    }

    @Test
    void aFolderWithFilesThatAreNotOursIsNeverMadeOurs() throws IOException {
        // Given
        Path file = Files.writeString(parent.resolve("thesis.txt"), "years of work");
        DataFolder folder = DataFolder.at(parent);

        // When, Then
        assertThatThrownBy(folder::prepare)
                .isInstanceOf(SuiteFailure.class)
                .hasMessage(
                        "%s has files that are not the suite's. Name a folder that is empty or not there yet: --data <dir>."
                                .formatted(parent));
        assertThatThrownBy(folder::remove).isInstanceOf(SuiteFailure.class);
        assertThat(parent).isDirectoryContaining(file::equals);
    }

    @Test
    void logsThatNoBuildWroteAreNotOurs() throws IOException {
        // Given
        Files.createDirectory(parent.resolve("logs"));
        Files.createFile(parent.resolve("logs/diary.log"));

        // When, Then
        assertThatThrownBy(() -> DataFolder.at(parent).prepare()).isInstanceOf(SuiteFailure.class);
    }

    @Test
    void whatABuildLeftThereIsOurs() throws IOException {
        // Given
        Files.createDirectory(parent.resolve("logs"));
        Files.createFile(parent.resolve("logs/build.log"));
        Files.createFile(parent.resolve("build.pid"));
        Files.createFile(parent.resolve("build.pid.x8Kq2z"));
        DataFolder folder = DataFolder.at(parent);

        // When
        folder.prepare();
        folder.prepare();

        // Then
        assertThat(folder.exists()).isTrue();
    }

    @Test
    void withALinkWhatItLeadsToIsRemoved() throws IOException {
        // Given
        DataFolder folder = prepared();
        Path link = Files.createSymbolicLink(parent.resolve("link"), folder.path());

        // When
        DataFolder.at(link).remove();

        // Then
        assertThat(parent).isEmptyDirectory();
    }

    @Test
    void aDiskThatIsNearlyFullIsRefusedWithTheNumbers() {
        // Given
        DataFolder folder = prepared();

        // When, Then
        folder.requireSpace(512);
        assertThatThrownBy(() -> folder.requireSpace(511))
                .isInstanceOf(SuiteFailure.class)
                .hasMessage("Only 511 MB free in %s and 512 MB are needed. Free some space, or use --data <dir>."
                        .formatted(folder.path()));
    }

    private DataFolder prepared() {
        DataFolder folder = DataFolder.at(parent.resolve("data"));
        folder.prepare();
        return folder;
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
