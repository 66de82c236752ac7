package io.livestream.local.script;

import static org.assertj.core.api.Assertions.assertThat;

import io.livestream.local.script.ScriptFolder.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How {@code ./livestream} finds what it needs, and says what it lacks. */
class ScriptTest {

    @TempDir
    Path folder;

    private ScriptFolder script;

    @BeforeEach
    void aCloneInWhichNothingIsBuilt() throws IOException {
        script = ScriptFolder.in(folder);
    }

    @Test
    void theJdk25IsFoundAmongOthers() throws Exception {
        // Given
        script.jdk("jdks/a-17", "17.0.15");
        Path wanted = script.jdk("jdks/b-25", "25.0.3");
        script.jdk("jdks/c-250", "250.1");

        // When
        var answer = script.run("jdk");

        // Then
        assertThat(answer).isEqualTo(new Answer(0, wanted.toString()));
    }

    @Test
    void javaHomeGoesFirst() throws Exception {
        // Given
        script.jdk("jdks/other", "25.0.3");
        Path wanted = script.jdk("mine", "25");

        // When
        var answer = script.run(Map.of("JAVA_HOME", wanted.toString()), "jdk");

        // Then
        assertThat(answer).isEqualTo(new Answer(0, wanted.toString()));
    }

    @Test
    void anOlderJavaHomeIsPassedOver() throws Exception {
        // Given
        Path wanted = script.jdk("jdks/newer", "25.0.3");
        Path older = script.jdk("older", "17.0.15");

        // When
        var answer = script.run(Map.of("JAVA_HOME", older.toString()), "jdk");

        // Then
        assertThat(answer).isEqualTo(new Answer(0, wanted.toString()));
    }

    @Test
    void withoutAJdk25OneLineSaysWhatToDo() throws Exception {
        // Given
        script.jdk("jdks/too-old", "21.0.1");

        // When
        var answer = script.run("up");

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
        var answer = script.run("start");

        // Then
        assertThat(answer).isEqualTo(new Answer(1, "There is no command \"start\". ./livestream help lists them."));
    }

    @Test
    void withoutMavenOneLineSaysWhatToDo() throws Exception {
        // Given
        script.jdk("jdks/jdk", "25.0.3");
        script.withoutOtherPrograms();

        // When
        var answer = script.run("up");

        // Then
        assertThat(answer.code()).isEqualTo(1);
        assertThat(answer.text())
                .startsWith("Maven 3.8.7 or newer is needed and there is no mvn on the PATH. Install it")
                .hasLineCount(1);
    }

    @Test
    void aMavenThatIsTooOldIsNamed() throws Exception {
        // Given
        script.jdk("jdks/jdk", "25.0.3");
        script.program("bin/mvn", "echo 'Apache Maven 3.8.6'");

        // When
        var answer = script.run("up");

        // Then
        assertThat(answer.code()).isEqualTo(1);
        assertThat(answer.text())
                .startsWith("Maven 3.8.7 or newer is needed, and \"mvn\" on the PATH is 3.8.6 (")
                .hasLineCount(1);
    }

    @Test
    void theTestsNeedANodeThatIsNewEnoughAndSaySoBeforeAnythingIsBuilt() throws Exception {
        // Given
        script.jdk("jdks/jdk", "25.0.3");
        script.program("bin/mvn", "echo 'Apache Maven 3.9.9'");
        script.node("18.20.4");

        // When
        var answer = script.run("test");

        // Then
        assertThat(answer.code()).isEqualTo(1);
        assertThat(answer.text())
                .startsWith("Node.js 20.19 or newer is needed")
                .contains("18.20.4")
                .hasLineCount(1);
    }

    @Test
    void whereNothingWasEverStartedNothingIsBuiltToSaySo() throws Exception {
        // Given
        script.jdk("jdks/jdk", "25.0.3");

        // When, Then
        assertThat(script.run("down")).isEqualTo(new Answer(0, "Nothing runs: nothing was ever started here."));
        assertThat(script.run("status")).isEqualTo(new Answer(3, "Nothing runs: nothing was ever started here."));
        assertThat(script.run("reset"))
                .isEqualTo(new Answer(0, "There is nothing to remove: nothing was ever started here."));
    }

    @Test
    void theLogOfAServiceIsShownByItsShortNameAndAllTogetherByNone() throws Exception {
        // Given
        Path logs = Files.createDirectories(folder.resolve("data/logs"));
        Files.writeString(logs.resolve("qa-service.log"), "first\nlast of qa\n");
        Files.writeString(logs.resolve("qa-service.1.log"), "of the run before\n");
        Files.writeString(logs.resolve("kafka.log"), "last of kafka\n");
        String data = folder.resolve("data").toString();

        // When
        var one = script.run("logs", "qa", "-n", "1", "--no-follow", "--data", data);
        var all = script.run("logs", "--no-follow", "--data", data);
        var unknown = script.run("logs", "video", "--no-follow", "--data", data);

        // Then
        assertThat(one).isEqualTo(new Answer(0, "last of qa"));
        assertThat(all.text()).contains("last of kafka", "last of qa").doesNotContain("of the run before");
        assertThat(unknown.code()).isEqualTo(1);
        assertThat(unknown.text()).startsWith("There is no log of \"video\". There are: kafka qa-service");
    }
}
