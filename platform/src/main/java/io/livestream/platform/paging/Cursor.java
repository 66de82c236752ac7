package io.livestream.platform.paging;

import io.livestream.platform.validation.Text;
import io.livestream.platform.validation.Times;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

/**
 * Where a list goes on: the sort values of the last row shown. Opaque to clients.
 *
 * <p>It is not signed, so whatever a caller could put into it is checked here: a forged cursor is a 400 or another
 * place in the same list, never a failure of the database.
 */
public final class Cursor {

    private static final int MAX_LENGTH = 2_000;
    private static final String NULL = "!";
    private static final String SEPARATOR = "~";

    private final List<String> parts;

    private Cursor(List<String> parts) {
        this.parts = parts;
    }

    /** Parts may be ids, times, whole numbers, texts, enums or null. */
    public static Cursor of(Object... parts) {
        List<String> texts = new ArrayList<>(parts.length);
        for (Object part : parts) {
            texts.add(part == null ? null : part.toString());
        }
        return new Cursor(texts);
    }

    public String encode() {
        String joined =
                String.join(SEPARATOR, parts.stream().map(Cursor::escape).toList());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(joined.getBytes(StandardCharsets.US_ASCII));
    }

    /** Reads what {@link #encode()} wrote; null stays null, anything else that does not fit is a 400. */
    public static Cursor parse(String raw, int parts) {
        if (raw == null) {
            return null;
        }
        if (raw.length() > MAX_LENGTH) {
            throw new BadCursor();
        }
        try {
            String joined = new String(Base64.getUrlDecoder().decode(raw), StandardCharsets.US_ASCII);
            List<String> texts = new ArrayList<>(parts);
            Arrays.stream(joined.split(SEPARATOR, -1)).map(Cursor::unescape).forEach(texts::add);
            if (texts.size() != parts) {
                throw new BadCursor();
            }
            return new Cursor(texts);
        } catch (IllegalArgumentException _) {
            throw new BadCursor();
        }
    }

    public UUID uuid(int part) {
        String text = required(part);
        try {
            UUID id = UUID.fromString(text);
            // fromString also takes short forms.
            if (!id.toString().equals(text)) {
                throw new BadCursor();
            }
            return id;
        } catch (IllegalArgumentException _) {
            throw new BadCursor();
        }
    }

    /** Null if the part was null. */
    public Instant instant(int part) {
        if (parts.get(part) == null) {
            return null;
        }
        try {
            Instant at = Instant.parse(parts.get(part));
            if (!Times.fits(at)) {
                throw new BadCursor();
            }
            return at;
        } catch (DateTimeException _) {
            throw new BadCursor();
        }
    }

    public long number(int part) {
        try {
            return Long.parseLong(required(part));
        } catch (NumberFormatException _) {
            throw new BadCursor();
        }
    }

    /** Null if the part was null. */
    public String text(int part) {
        return parts.get(part);
    }

    private String required(int part) {
        String text = parts.get(part);
        if (text == null) {
            throw new BadCursor();
        }
        return text;
    }

    private static String escape(String part) {
        return part == null ? NULL : URLEncoder.encode(part, StandardCharsets.UTF_8);
    }

    private static String unescape(String part) {
        if (part.equals(NULL)) {
            return null;
        }
        String text = URLDecoder.decode(part, StandardCharsets.UTF_8);
        if (!Text.isClean(text)) {
            throw new BadCursor();
        }
        return text;
    }
}
