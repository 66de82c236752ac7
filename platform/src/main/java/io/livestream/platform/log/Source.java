package io.livestream.platform.log;

import org.eclipse.microprofile.config.ConfigProvider;

/** Who this service is for those who read what it writes. */
public final class Source {

    /** The {@code ce_source} of all its records, as {@code /stream-service}. */
    public static final String NAME = "/"
            + ConfigProvider.getConfig()
                    .getOptionalValue("quarkus.application.name", String.class)
                    .orElse("unknown");

    private Source() {}
}
