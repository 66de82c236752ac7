package io.livestream.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How {@code ./livestream} finds what it needs, and says what it lacks. */
class ScriptTest {

    @TempDir
    Path folder;

    @Test
    void theJdk25IsFoundAmongOthers() throws Exception {
        // Given
        jdk("jdks/a-17", "17.0.15");
        Path wanted = jdk("jdks/b-25", "25.0.3");
        jdk("jdks/c-250", "250.1");

        // When
        var answer = livestream("jdk", Map.of());

        // Then
        assertThat(answer).isEqualTo(new Answer(0, wanted.toString()));
    }

    @Test
    void javaHomeGoesFirst() throws Exception {
        // Given
        jdk("jdks/other", "25.0.3");
        Path wanted = jdk("mine", "25");

        // When
        var answer = livestream("jdk", Map.of("JAVA_HOME", wanted.toString()));

        // Then
        assertThat(answer).isEqualTo(new Answer(0, wanted.toString()));
    }

    @Test
    void anOlderJavaHomeIsPassedOver() throws Exception {
        // Given
        Path wanted = jdk("jdks/newer", "25.0.3");
        Path older = jdk("older", "17.0.15");

        // When
        var answer = livestream("jdk", Map.of("JAVA_HOME", older.toString()));

        // Then
        assertThat(answer).isEqualTo(new Answer(0, wanted.toString()));
    }

    @Test
    void withoutAJdk25OneLineSaysWhatToDo() throws Exception {
        // Given
        jdk("jdks/too-old", "21.0.1");

        // When
        var answer = livestream("up", Map.of());

        // Then
        assertThat(answer.code()).isEqualTo(1);
        assertThat(answer.text())
                .startsWith("No JDK 25 found")
                .contains("JAVA_HOME")
                .hasLineCount(1);
    }

    @Test
    void anUnknownCommandIsNamed() throws Exception {
        // When
        var answer = livestream("start", Map.of());

        // Then
        assertThat(answer).isEqualTo(new Answer(1, "There is no command \"start\". ./livestream help lists them."));
    }

    @Test
    void aNodeThatIsTooOldIsNamedBeforeAnythingIsBuilt() throws Exception {
        // Given
        Path jdk = jdk("jdks/jdk", "25.0.3");
        program("bin/mvn", "echo 'Apache Maven 3.9.9'");
        program("bin/node", "echo 18.20.4");
        program("bin/npm", "exit 0");

        // When
        var answer = livestream(
                "test",
                Map.of("JAVA_HOME", jdk.toString(), "PATH", folder.resolve("bin") + ":" + System.getenv("PATH")));

        // Then
        assertThat(answer.code()).isEqualTo(1);
        assertThat(answer.text())
                .startsWith("Node.js 20.19 or newer is needed")
                .contains("18.20.4")
                .hasLineCount(1);
    }

    private void program(String name, String script) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "#!/bin/sh\n" + script + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    private record Answer(int code, String text) {}

    private Answer livestream(String command, Map<String, String> environment) throws Exception {
        Path script = Installation.find().home().resolve("livestream");
        ProcessBuilder builder = new ProcessBuilder("bash", script.toString(), command).redirectErrorStream(true);
        builder.environment().remove("JAVA_HOME");
        builder.environment().put("LIVESTREAM_JDKS", folder.resolve("jdks").toString());
        builder.environment().putAll(environment);
        Process process = builder.start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        return new Answer(process.waitFor(), text);
    }

    private Path jdk(String name, String version) throws IOException {
        Path home = folder.resolve(name);
        Files.createDirectories(home.resolve("bin"));
        for (String program : new String[] {"java", "javac"}) {
            Path file = Files.createFile(home.resolve("bin").resolve(program));
            assertThat(file.toFile().setExecutable(true)).isTrue();
        }
        Files.writeString(home.resolve("release"), "JAVA_VERSION=\"%s\"\n".formatted(version));
        return home;
    }
}
