package io.livestream.platform.validation;

/** What a text from outside must be: a sequence of Unicode characters that every store and every reader can hold. */
public final class Text {

    private Text() {}

    /** False if the text has U+0000, which PostgreSQL cannot store, or half a surrogate pair, which UTF-8 cannot. */
    public static boolean isClean(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0 || Character.isLowSurrogate(c)) {
                return false;
            }
            if (Character.isHighSurrogate(c)) {
                i++;
                if (i == text.length() || !Character.isLowSurrogate(text.charAt(i))) {
                    return false;
                }
            }
        }
        return true;
    }

    /** The text without the blanks around it; null stays null. */
    public static String strip(String text) {
        return text == null ? null : text.strip();
    }

    /**
     * Whether a text stays in its line and in its place beside those of others: it has no controls, no line or paragraph separators, and
     * none of the signs that turn the direction of what comes after them (U+202A to U+202E, U+2066 to U+2069).
     */
    public static boolean isOneLine(String text) {
        return text.codePoints().noneMatch(Text::breaksOut);
    }

    private static boolean breaksOut(int sign) {
        return switch (Character.getType(sign)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE ->
                true;
            default -> sign >= 0x202A && sign <= 0x202E || sign >= 0x2066 && sign <= 0x2069;
        };
    }
}
