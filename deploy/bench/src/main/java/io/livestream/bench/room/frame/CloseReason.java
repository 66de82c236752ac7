package io.livestream.bench.room.frame;

import java.nio.charset.StandardCharsets;

/** What a close frame says. */
public final class CloseReason {

    private CloseReason() {}

    /** Of the payload of a close frame, in words; empty or cut off as it may be. */
    public static String of(byte[] bytes, int from, int to) {
        if (to - from < 2) {
            return "closed without a code";
        }
        int code = (bytes[from] & 0xff) << 8 | bytes[from + 1] & 0xff;
        String reason = new String(bytes, from + 2, to - from - 2, StandardCharsets.UTF_8);
        // Delays differ from one to the next; they are one reason.
        return "closed with " + code + (reason.isEmpty() ? "" : " " + reason.replaceAll("\\d+", "…"));
    }
}
