package io.livestream.analytics.figures;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What an operator sets. */
@ConfigMapping(prefix = "livestream.analytics")
interface AnalyticsSettings {

    /** Empties the figures at start and reads the log from its beginning; the service is ready when it has reached the end. */
    @WithDefault("false")
    boolean rebuild();
}
