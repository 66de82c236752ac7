package io.livestream.auth.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class KeySettingsTest {

    @Test
    void aKeyDoesNotSignBeforeEveryVerifierHasFoundIt() {
        assertThat(settings("30s").publishAhead()).isEqualTo(Duration.ofSeconds(30));
        assertThatThrownBy(() -> settings("29s"))
                .hasMessageContaining("auth.keys.publish-ahead")
                .hasMessageContaining("not a time from 30s to 24h");
    }

    private static KeySettings settings(String publishAhead) {
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(KeySettings.class)
                .withDefaultValue("auth.keys.publish-ahead", publishAhead)
                .build()
                .getConfigMapping(KeySettings.class);
    }
}
