package io.livestream.auth.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SessionSettingsTest {

    @Test
    void aRefreshTokenIsGoodNoLongerThanABrowserKeepsIt() {
        assertThat(settings("720h").lifetime()).isEqualTo(Duration.ofDays(30));
        assertThatThrownBy(() -> settings("31D"))
                .hasMessageContaining("auth.session.lifetime")
                .hasMessageContaining("not a time from 1m to 720h");
    }

    private static SessionSettings settings(String lifetime) {
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(SessionSettings.class)
                .withDefaultValue("auth.session.lifetime", lifetime)
                .build()
                .getConfigMapping(SessionSettings.class);
    }
}
