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
}
