package io.livestream.platform.validation;

import java.util.Locale;
import java.util.Optional;

/**
 * What passes for an email address. Whether it can be reached only a mail could tell, so this asks for little: one {@code @} with
 * something on both sides, dots between other characters only, no blanks, nothing invisible and none of the signs that stand around
 * addresses.
 */
public final class Emails {

    /** The most characters of an address, as SMTP has room for (RFC 5321, section 4.5.3.1.3, without its brackets). */
    public static final int MAX = 254;

    private static final String AROUND = "<>()[],;:\\\"";

    private Emails() {}

    /** The address as it is stored and compared, trimmed and in lower case; empty if it is none. */
    public static Optional<String> normal(String raw) {
        String email = raw.strip().toLowerCase(Locale.ROOT);
        int at = email.indexOf('@');
        boolean one = at > 0 && at == email.lastIndexOf('@') && at < email.length() - 1;
        boolean fits = email.codePointCount(0, email.length()) <= MAX;
        boolean good = one
                && fits
                && isDotted(email.substring(0, at))
                && isDotted(email.substring(at + 1))
                && email.codePoints().allMatch(Emails::isAllowed);
        return good ? Optional.of(email) : Optional.empty();
    }

    private static boolean isDotted(String part) {
        return !part.startsWith(".") && !part.endsWith(".") && !part.contains("..");
    }

    private static boolean isAllowed(int sign) {
        if (AROUND.indexOf(sign) >= 0) {
            return false;
        }
        return switch (Character.getType(sign)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
