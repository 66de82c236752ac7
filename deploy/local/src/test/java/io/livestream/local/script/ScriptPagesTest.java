package io.livestream.local.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The web pages, which are built by a Node that may be missing. */
class ScriptPagesTest {

    @TempDir
    Path folder;

    private ScriptFolder script;

    @BeforeEach
    void aMachineWithAllThatABuildNeeds() throws IOException {
        script = ScriptFolder.withAllThatABuildNeeds(folder);
    }

    @Test
    void withoutNodeThePagesAreLeftOutAndOneLineSaysWhatToInstall() throws Exception {
        // Given
        script.withoutOtherPrograms();
        Files.delete(folder.resolve("bin/node"));

        // When
        var first = script.run("up");
        var second = script.run("up");

        // Then
        assertThat(first.code()).isZero();
        assertThat(first.text().lines())
                .filteredOn(line -> line.startsWith("The web pages are left out"))
                .singleElement()
                .asString()
                .contains("Node.js 20.19 or newer with npm", "apt-get install nodejs npm", "The next ./livestream up");
        assertThat(second.text()).startsWith("The web pages are left out").endsWith("launcher up");
        assertThat(script.built()).singleElement().asString().contains("gateway", "-Dpages.skip=true");
    }

    @Test
    void thePagesAreBuiltByTheFirstStartThatFindsANodeWhichIsNewEnough() throws Exception {
        // Given
        script.node("18.20.4");
        assertThat(script.run("up").text()).contains("left out", "18.20.4");

        // When
        script.node("20.19.0");
        var second = script.run("up");
        var third = script.run("up");

        // Then
        assertThat(second.text()).doesNotContain("left out");
        assertThat(third.text()).isEqualTo("launcher up");
        assertThat(script.built())
                .hasSize(2)
                .last()
                .asString()
                .contains("gateway")
                .doesNotContain("pages.skip", "auth");
    }

    @Test
    void pagesOfBeforeAreNotShownWithAGatewayThatWasBuiltWithoutThem() throws Exception {
        // Given
        script.run("up");
        script.node("18.20.4");
        script.change();

        // When
        var answer = script.run("up");

        // Then
        assertThat(answer.text()).contains("The web pages are left out");
        assertThat(script.cloned().resolve("gateway/target/classes/pages/app")).doesNotExist();
    }
}
