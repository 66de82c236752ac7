package io.livestream.gateway.routing;

import java.util.Locale;

/** The services behind the gateway. */
public enum Service {
    AUTH,
    STREAM,
    CHAT,
    QA,
    ANALYTICS;

    /** As it is called in settings, metrics and tags. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What is put before a component's name in the merged description when services disagree about it. */
    public String prefix() {
        return name().charAt(0) + label().substring(1);
    }
}
