package io.livestream.auth.account;

import io.livestream.platform.validation.Text;
import java.util.Optional;

/** What people may call themselves. Names appear next to those of others, so nothing in them may reach beyond them. */
public final class DisplayNames {

    static final int MAX = 100;

    private DisplayNames() {}

    /** The name without blanks around it. */
    public static String normal(String raw) {
        return raw.strip();
    }

    static Optional<String> objection(String raw) {
        String name = normal(raw);
        if (name.codePoints().noneMatch(DisplayNames::isVisible)) {
            return Optional.of("must not be blank");
        }
        if (name.codePointCount(0, name.length()) > MAX) {
            return Optional.of("must have 1 to " + MAX + " characters");
        }
        if (!Text.isOneLine(name)) {
            return Optional.of("must not contain control characters");
        }
        return Optional.empty();
    }

    private static boolean isVisible(int sign) {
        return !Character.isWhitespace(sign)
                && !Character.isSpaceChar(sign)
                && Character.getType(sign) != Character.FORMAT;
    }
}
