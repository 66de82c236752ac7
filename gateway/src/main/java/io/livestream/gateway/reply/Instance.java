package io.livestream.gateway.reply;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** The path of a refused request in a form that is a URI reference whatever the client sent. */
final class Instance {

    private static final int LONGEST = 512;
    private static final String AS_IT_IS = "-._~!$&'()*+,;=:@/%";

    /** What stands in for a request line that could not be read. */
    private static final String UNREADABLE = "/bad-request";

    private Instance() {}

    /** Null when nobody knows. */
    static String of(String target) {
        if (target.equals(UNREADABLE)) {
            return null;
        }
        int mark = target.indexOf('?');
        String path = mark < 0 ? target : target.substring(0, mark);
        StringBuilder text = new StringBuilder(path.length());
        for (int i = 0; i < path.length() && text.length() < LONGEST; i++) {
            char c = path.charAt(i);
            if (c < 0x80 && (Character.isLetterOrDigit(c) || AS_IT_IS.indexOf(c) >= 0)) {
                text.append(c);
            } else {
                encode(text, c);
            }
        }
        return text.toString();
    }

    private static void encode(StringBuilder text, char c) {
        for (byte b : Character.toString(c).getBytes(StandardCharsets.UTF_8)) {
            text.append('%').append(HexFormat.of().withUpperCase().toHexDigits(b));
        }
    }
}
