package io.livestream.analytics.figures;

import io.smallrye.config.ConfigMapping;

/** What an operator sets. */
@ConfigMapping(prefix = "analytics")
interface AnalyticsSettings {

    /** Empties the figures at start and reads the log from its beginning; the service is ready when it has reached the end. */
    boolean rebuild();
}
