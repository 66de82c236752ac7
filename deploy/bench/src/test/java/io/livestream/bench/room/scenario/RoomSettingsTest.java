package io.livestream.bench.room.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class RoomSettingsTest {

    @Test
    void optionsAreReadInBothForms() {
        // When
        RoomSettings settings = parse(
                "--gateway", "http://localhost:9080", "--rates=10,2.5", "--direct", "--sockets", "300", "--data=d");

        // Then
        assertThat(settings.rates()).containsExactly(10.0, 2.5);
        assertThat(settings.direct()).isTrue();
        assertThat(settings.sockets()).isEqualTo(300);
        assertThat(settings.run()).isEqualTo(Path.of("d/run"));
    }

    @Test
    void aComparisonNeedsNoSuite() {
        assertThat(parse("--only", "floor,nats").needsSuite()).isFalse();
        assertThatThrownBy(() -> parse("--only", "floor,cut")).hasMessageContaining("./livestream up");
    }

    @Test
    void whatCannotBeMeantIsSaid() {
        assertThatThrownBy(() -> parse("--sockets", "0")).hasMessage("--sockets needs a number above 0.");
        assertThatThrownBy(() -> parse("--rates", "10,fast")).hasMessageStartingWith("--rates needs numbers");
        assertThatThrownBy(() -> parse("--only", "all")).hasMessageStartingWith("--only knows");
        assertThatThrownBy(() -> parse("--help")).hasMessageContaining("./livestream bench room [options]");
        assertThatThrownBy(() -> parse("--sockets")).hasMessageContaining("./livestream bench room [options]");
    }

    private static RoomSettings parse(String... words) {
        return RoomSettings.parse(words);
    }
}
