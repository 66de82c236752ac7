package io.livestream.testing;

import static java.nio.file.attribute.PosixFilePermissions.fromString;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.livestream.platform.log.Topics;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever follows docs/operations.md does so without the code, so what the page and its scripts name has to be there. */
class OperationsPageTest {

    private static final Path ROOT = Path.of("..");
    private static final String PAGE = read(ROOT.resolve("docs/operations.md"));
    private static final String SQL = all("deploy/operations", file -> file.endsWith(".sql"));
    private static final String SCRIPTS = SQL + all("deploy/operations", file -> file.endsWith(".sh"));
    private static final Set<String> TABLES = found(
            "create table (\\w+)", all("", file -> file.contains("src/main/resources/db/") && file.endsWith(".sql")));

    @Test
    void theFilesThatItNamesAreThere() {
        assertThat(found("(deploy/(?:operations|kubernetes)[\\w/.-]*\\w)", PAGE))
                .isNotEmpty()
                .allSatisfy(file -> assertThat(ROOT.resolve(file)).exists());
    }

    @Test
    void everyTableOfEveryServiceIsSpokenOf() {
        assertThat(TABLES).isNotEmpty().allSatisfy(table -> assertThat(PAGE).contains("`" + table + "`"));
    }

    @Test
    void theScriptsNameTablesThatThereAre() {
        assertThat(found(
                        "(?:update|insert into|delete from|from|join) ([a-z]+_[a-z_]+|users|people|invitations|questions|outbox)\\b",
                        SCRIPTS))
                .isNotEmpty()
                .isSubsetOf(Stream.concat(TABLES.stream(), Stream.of("to_tell")).collect(toSet()));
    }

    /** They are started from their sources, so nothing else in the build would notice. */
    @Test
    void theToolsOfTheLogCompile(@TempDir Path classes) throws IOException {
        var compiler = ToolProvider.getSystemJavaCompiler();
        var said = new StringWriter();
        try (var files = compiler.getStandardFileManager(null, null, null);
                Stream<Path> sources = Files.list(ROOT.resolve("deploy/operations/log"))) {
            var options = List.of("-proc:none", "-d", classes.toString(), "-cp", System.getProperty("java.class.path"));
            var task = compiler.getTask(
                    said, files, null, options, null, files.getJavaFileObjectsFromPaths(sources.toList()));
            assertThat(task.call()).as(said.toString()).isTrue();
        }
    }

    @Test
    void theTopicsThatItNamesAreThere() {
        Set<String> topics = Topics.all(1).stream().map(Topics.Definition::name).collect(toSet());
        assertThat(found("[`'](livestream\\.[a-z-]+)[`']", PAGE + SCRIPTS))
                .isNotEmpty()
                .isSubsetOf(topics);
    }

    @Test
    void theSettingsThatItNamesAreRead() {
        String readers = SCRIPTS
                + all(
                        "",
                        file -> file.contains("src/main/") && (file.endsWith(".java") || file.endsWith(".properties")));
        assertThat(found("(LIVESTREAM_[A-Z_]+)", PAGE))
                .isNotEmpty()
                .allSatisfy(setting -> assertThat(readers)
                        .containsAnyOf(setting, setting.toLowerCase().replace('_', '.'), lastWord(setting)));
    }

    @Test
    void aCopyComesBackInThePlaceOfWhatIsThereAndNotInsideIt(@TempDir Path clone) throws Exception {
        // Given
        Files.createDirectories(clone.resolve(".livestream/postgres"));
        Path copy = Files.createDirectories(clone.resolve("copy"));
        Files.createDirectory(copy.resolve("kafka"));
        Files.createFile(clone.resolve("livestream"), PosixFilePermissions.asFileAttribute(fromString("rwx------")));
        String block =
                found("```bash\n([^`]*cp -a <copy> [^`]*)```", PAGE).iterator().next();

        // When
        Process shell = new ProcessBuilder("bash", "-ec", block.replace("<copy>", copy.toString()))
                .directory(clone.toFile())
                .inheritIO()
                .start();

        // Then
        assertThat(shell.waitFor()).isZero();
        assertThat(clone.resolve(".livestream")).isDirectoryNotContaining("glob:**/copy");
        assertThat(clone.resolve(".livestream/kafka")).isDirectory();
        assertThat(clone.resolve(".livestream.bad/postgres")).isDirectory();
    }

    /** Of a setting that an interface declares: {@code LIVESTREAM_GATEWAY_MAX_CONNECTIONS} is its method {@code maxConnections}. */
    private static String lastWord(String setting) {
        String[] words =
                setting.replaceFirst("LIVESTREAM_[A-Z]+_", "").toLowerCase().split("_");
        String rest = Stream.of(words)
                .skip(1)
                .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
                .collect(joining());
        return " " + words[0] + rest + "()";
    }

    private static Set<String> found(String pattern, String text) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(hit -> hit.group(1))
                .collect(toSet());
    }

    private static String all(String folder, Predicate<String> which) {
        try (Stream<Path> files = Files.find(
                ROOT.resolve(folder),
                12,
                (path, attributes) -> attributes.isRegularFile()
                        && which.test(path.toString())
                        && !path.toString().contains("/node_modules/")
                        && !path.toString().contains("/target/"))) {
            return files.map(OperationsPageTest::read).collect(joining("\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
