package io.livestream.platform.event;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What constants are called in JSON, in tokens and in addresses: their own names, in lower case. */
public final class WireName {

    private WireName() {}

    public static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /** The constant of that name, if there is one. */
    public static <E extends Enum<E>> Optional<E> find(Class<E> type, String name) {
        return Stream.of(type.getEnumConstants())
                .filter(constant -> of(constant).equals(name))
                .findFirst();
    }
}
