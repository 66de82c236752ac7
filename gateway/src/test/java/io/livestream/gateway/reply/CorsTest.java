package io.livestream.gateway.reply;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.configuration.ConfigurationException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CorsTest {

    @ParameterizedTest
    @ValueSource(strings = {"*", "https://*.example", "class.example", "https://class.example/", "null", "file://x"})
    void onlyExactOriginsCanBeSet(String origin) {
        assertThatThrownBy(() -> new Cors(List.of(origin)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith("LIVESTREAM_ORIGINS: '" + origin + "'");
    }

    @Test
    void originsWithAndWithoutAPortCanBeSet() {
        assertThatCode(() -> new Cors(List.of("https://class.example", " http://localhost:5173")))
                .doesNotThrowAnyException();
    }
}
