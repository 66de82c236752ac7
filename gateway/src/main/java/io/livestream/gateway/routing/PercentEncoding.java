package io.livestream.gateway.routing;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Holds percent-encoded text to UTF-8 and keeps out what would change its meaning once decoded. */
final class PercentEncoding {

    enum Part {
        PATH,
        QUERY
    }

    private static final String NOT_IN_PATHS = "/\\.%;?#";

    private PercentEncoding() {}

    static void check(String text, Part part) throws MalformedTarget {
        ByteBuffer bytes = ByteBuffer.allocate(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '%') {
                bytes.put((byte) c);
                continue;
            }
            int value = hex(text, i);
            if (value == 0 || part == Part.PATH && (isControl(value) || NOT_IN_PATHS.indexOf(value) >= 0)) {
                throw new MalformedTarget("The " + name(part) + " encodes a character that does not belong there.");
            }
            bytes.put((byte) value);
            i += 2;
        }
        try {
            StandardCharsets.UTF_8.newDecoder().decode(bytes.flip());
        } catch (CharacterCodingException _) {
            throw new MalformedTarget("The " + name(part) + " is not encoded in UTF-8.");
        }
    }

    private static String name(Part part) {
        return part == Part.PATH ? "path" : "query";
    }

    private static boolean isControl(int value) {
        return value < 0x20 || value == 0x7f;
    }

    private static int hex(String text, int at) throws MalformedTarget {
        int high = at + 2 < text.length() ? Character.digit(text.charAt(at + 1), 16) : -1;
        int low = at + 2 < text.length() ? Character.digit(text.charAt(at + 2), 16) : -1;
        if (high < 0 || low < 0) {
            throw new MalformedTarget("A percent sign is not followed by two hexadecimal digits.");
        }
        return high << 4 | low;
    }
}
