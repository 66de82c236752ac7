package io.livestream.auth.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class TokenSettingsTest {

    @Test
    void aTokenLivesNoLongerThanItsRevocationIsRemembered() {
        assertThat(settings("12h").lifetime()).isEqualTo(Duration.ofHours(12));
        assertThatThrownBy(() -> settings("PT12H1S"))
                .hasMessageContaining("auth.token.lifetime")
                .hasMessageContaining("not a time from 1s to 12h");
    }

    private static TokenSettings settings(String lifetime) {
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(TokenSettings.class)
                .withDefaultValue("auth.token.issuer", "livestream")
                .withDefaultValue("auth.token.audience", "livestream")
                .withDefaultValue("auth.token.lifetime", lifetime)
                .build()
                .getConfigMapping(TokenSettings.class);
    }
}
