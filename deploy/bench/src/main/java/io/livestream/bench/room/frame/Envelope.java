package io.livestream.bench.room.frame;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The members around a frame's data, and the stamp in a message's text, found without building anything of the JSON.
 *
 * <p>One object a thread is used for all frames. The stamp mostly stands where it stood in the frame before, so that is where it is
 * looked for first.
 */
public final class Envelope {

    public static final long NO_SEQ = -1;

    private static final byte[] TYPE = bytes("type");
    private static final byte[] SEQ = bytes("seq");
    private static final byte[] DATA = bytes("data");
    private static final byte[] POSTED = bytes("chat.posted");

    private final Stamp stamp = new Stamp();
    private byte[] json;
    private int typeFrom;
    private int typeTo;
    private int dataFrom;
    private int start;
    private int end;
    private long seq;
    private int lastStampAt;

    /** @throws IllegalStateException if that is no object with a type */
    public void read(byte[] bytes, int from, int to) {
        json = bytes;
        start = from;
        end = to;
        seq = NO_SEQ;
        typeFrom = -1;
        dataFrom = -1;
        int at = skip(from, '{');
        while (json[at] != '}') {
            at = member(at);
            if (json[at] == ',') {
                at++;
            }
            if (dataFrom >= 0 && typeFrom >= 0 && seq != NO_SEQ) {
                return;
            }
        }
        if (typeFrom < 0) {
            throw new IllegalStateException("a frame without a type: " + text());
        }
    }

    private int member(int at) {
        int nameFrom = skip(at, '"');
        int nameTo = endOfText(nameFrom);
        int value = skip(nameTo + 1, ':');
        int next = endOfValue(value);
        if (Arrays.equals(json, nameFrom, nameTo, TYPE, 0, TYPE.length)) {
            typeFrom = value + 1;
            typeTo = next - 1;
        } else if (Arrays.equals(json, nameFrom, nameTo, SEQ, 0, SEQ.length)) {
            seq = number(value, next);
        } else if (Arrays.equals(json, nameFrom, nameTo, DATA, 0, DATA.length)) {
            dataFrom = value;
        }
        return next;
    }

    /** Data stands last as a rule and is not walked through then. */
    private int endOfValue(int at) {
        if (json[at] == '"') {
            return endOfText(at + 1) + 1;
        }
        if (json[at] == '{' || json[at] == '[') {
            return seq != NO_SEQ && typeFrom >= 0 ? end - 1 : endOfNested(at);
        }
        int i = at;
        while (json[i] != ',' && json[i] != '}') {
            i++;
        }
        return i;
    }

    private int endOfNested(int at) {
        int depth = 0;
        for (int i = at; i < end; i++) {
            switch (json[i]) {
                case '"' -> i = endOfText(i + 1);
                case '{', '[' -> depth++;
                case '}', ']' -> {
                    depth--;
                    if (depth == 0) {
                        return i + 1;
                    }
                }
                default -> {
                    // Part of a value.
                }
            }
        }
        throw new IllegalStateException("a frame that ends too early: " + text());
    }

    private int endOfText(int from) {
        for (int i = from; i < end; i++) {
            if (json[i] == '\\') {
                i++;
            } else if (json[i] == '"') {
                return i;
            }
        }
        throw new IllegalStateException("a frame that ends too early: " + text());
    }

    private int skip(int at, char expected) {
        if (at < end && json[at] == expected) {
            return at + 1;
        }
        throw new IllegalStateException("a frame that is no compact JSON object: " + text());
    }

    private long number(int from, int to) {
        long number = 0;
        for (int i = from; i < to; i++) {
            number = 10 * number + json[i] - '0';
        }
        return number;
    }

    /** Whether it is a message that somebody posted. */
    public boolean isPosted() {
        return typeTo - typeFrom == POSTED.length && Arrays.equals(json, typeFrom, typeTo, POSTED, 0, POSTED.length);
    }

    /** Is made anew at each call. */
    public String type() {
        return new String(json, typeFrom, typeTo - typeFrom, StandardCharsets.UTF_8);
    }

    /** {@link #NO_SEQ} for a frame that is not numbered. */
    public long seq() {
        return seq;
    }

    /** The stamp in the text, or null when a message is none of those that are measured. It is good until the next frame is read. */
    public Stamp stamp() {
        if (dataFrom < 0) {
            return null;
        }
        if (stamp.read(json, dataFrom + lastStampAt, end)) {
            return stamp;
        }
        for (int at = dataFrom; at + Stamp.LENGTH <= end; at++) {
            if (json[at] == Stamp.BEGINNING[0] && stamp.read(json, at, end)) {
                lastStampAt = at - dataFrom;
                return stamp;
            }
        }
        return null;
    }

    private String text() {
        return new String(json, start, Math.min(end - start, 200), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
