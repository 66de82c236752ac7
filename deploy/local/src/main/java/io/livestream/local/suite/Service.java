package io.livestream.local.suite;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The services that own a database; the gateway owns none. */
public enum Service {
    AUTH,
    STREAM,
    CHAT,
    QA,
    ANALYTICS;

    /** The name of its module, its process and its log: {@code qa-service}. */
    public String title() {
        return key() + "-service";
    }

    /** The name of its database and of the database's user. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The setting that tells the gateway and the others where it is. */
    String urlVariable() {
        return "LIVESTREAM_" + name() + "_URL";
    }

    /** The service of that name, short or long: {@code qa} or {@code qa-service}. */
    public static Optional<Service> named(String name) {
        return Arrays.stream(values())
                .filter(service -> service.key().equals(name) || service.title().equals(name))
                .findFirst();
    }
}
