package io.livestream.auth.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class AccessTokenSettingsTest {

    @Test
    void aTokenLivesNoLongerThanItsRevocationIsRemembered() {
        assertThat(settings("12h").lifetime()).isEqualTo(Duration.ofHours(12));
        assertThatThrownBy(() -> settings("PT12H1S"))
                .hasMessageContaining("auth.token.lifetime")
                .hasMessageContaining("not a time from 1s to 12h");
    }

    private static AccessTokenSettings settings(String lifetime) {
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(AccessTokenSettings.class)
                .withDefaultValue("auth.token.lifetime", lifetime)
                .build()
                .getConfigMapping(AccessTokenSettings.class);
    }
}
