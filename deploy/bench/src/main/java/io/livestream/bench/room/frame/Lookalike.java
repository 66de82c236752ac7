package io.livestream.bench.room.frame;

import java.nio.charset.StandardCharsets;

/** Messages as the room sends them, for servers that only pass on what they are given: the same bytes, and as many. */
public final class Lookalike {

    private static final String FRAME = """
        {"type":"chat.posted","seq":%012d,"at":"2026-11-22T10:46:00.123456Z","data":{\
        "id":"019aa9a5-3c11-7d3e-8f00-0123456789ab","seq":%012d,"streamId":"019aa9a5-2b7c-7c55-9a10-0123456789ab",\
        "author":{"id":"019aa9a5-1a2b-7f00-b000-0123456789ab","displayName":"bench-mi8kq3x1-17","role":"viewer"},\
        "text":"%s","sentAt":"2026-11-22T10:46:00.123456Z","removed":false%s}}\
        """;
    private static final String MORE = ",\"more\":\"%s\"";

    private final String more;

    /** @param length of the frames wanted, or 0 for whatever comes of it; shorter than a message it cannot be */
    public Lookalike(int length, int textLength) {
        int missing = length
                - frame(0, "x".repeat(Math.max(textLength, Stamp.LENGTH)), "").length();
        int quoted = missing - MORE.formatted("").length();
        more = quoted < 0 ? "" : MORE.formatted("x".repeat(quoted));
    }

    /** The n-th message, with that text. */
    public byte[] frame(int n, byte[] text) {
        return frame(n, new String(text, StandardCharsets.US_ASCII), more).getBytes(StandardCharsets.US_ASCII);
    }

    private static String frame(int n, String text, String more) {
        return FRAME.formatted(n, n, text, more);
    }
}
