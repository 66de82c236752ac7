package io.livestream.testing.crooked;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

@ConfigMapping(prefix = "crooked")
interface PatienceSettings {

    @WithDefault("10s")
    Duration patience();
}
