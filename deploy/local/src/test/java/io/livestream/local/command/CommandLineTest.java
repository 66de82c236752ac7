package io.livestream.local.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.livestream.local.folder.SuiteFailure;
import io.livestream.local.suite.Ports;
import io.livestream.local.suite.Service;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CommandLineTest {

    @Test
    void optionsAreReadInBothForms() {
        // When
        var line = CommandLine.parse("up", "--port", "9080", "--data=/tmp/class", "--no-aot");

        // Then
        assertThat(line.command()).isEqualTo("up");
        assertThat(line.ports()).isEqualTo(Ports.from(9080));
        assertThat(line.folder().path()).isEqualTo(Path.of("/tmp/class"));
        assertThat(line.has("--no-aot")).isTrue();
    }

    @Test
    void whatIsNoOptionIsAnArgument() {
        // When
        var line = CommandLine.parse("rebuild", "--yes", "analytics");

        // Then
        assertThat(line.arguments()).isEqualTo(List.of("analytics"));
    }

    @Test
    void anUnknownOptionIsRefusedByName() {
        assertThatThrownBy(() -> CommandLine.parse("up", "--prot", "9080"))
                .isInstanceOf(SuiteFailure.class)
                .hasMessageContaining("--prot");
    }

    @Test
    void anOptionWithoutItsValueIsRefused() {
        assertThatThrownBy(() -> CommandLine.parse("up", "--port"))
                .isInstanceOf(SuiteFailure.class)
                .hasMessageContaining("--port needs a value");
    }

    @Test
    void aDataFolderWithoutANameIsRefused() {
        // Given
        var line = CommandLine.parse("up", "--data", "");

        // When, Then
        assertThatThrownBy(line::folder)
                .isInstanceOf(SuiteFailure.class)
                .hasMessage("--data needs the name of a folder.");
    }

    @Test
    void aPortThatIsNoNumberIsRefused() {
        // Given
        var line = CommandLine.parse("up", "--port", "http");

        // When, Then
        assertThatThrownBy(line::ports).isInstanceOf(SuiteFailure.class).hasMessageContaining("\"http\"");
    }

    @Test
    void servicesAreNamedShortOrLongOrNotAtAll() {
        assertThat(CommandLine.parse("up").only()).isEmpty();
        assertThat(CommandLine.parse("up", "--only", "none").only()).hasValue(Set.of());
        assertThat(CommandLine.parse("up", "--only", "auth, qa-service").only())
                .hasValue(Set.of(Service.AUTH, Service.QA));
    }

    @Test
    void anUnknownServiceIsRefusedWithThoseThereAre() {
        // Given
        var line = CommandLine.parse("up", "--only", "auth,video");

        // When, Then
        assertThatThrownBy(line::only)
                .isInstanceOf(SuiteFailure.class)
                .hasMessageContaining("\"video\"")
                .hasMessageContaining("auth,stream,chat,qa,analytics");
    }
}
