package io.livestream.bench.room.frame;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * What each measured message says about itself: the run it belongs to, who posted it, the how manieth of theirs it is, and when it
 * was sent. It stands at the start of the text, in digits with leading zeros, so that it is read without looking for its end.
 */
public final class Stamp {

    /** Nothing in it that JSON would escape. */
    static final byte[] BEGINNING = "(bench ".getBytes(StandardCharsets.US_ASCII);

    private static final int RUN_DIGITS = 4;
    private static final int POSTER_DIGITS = 3;
    private static final int COUNTER_DIGITS = 9;
    private static final int TIME_DIGITS = 19;
    private static final int POSTER_AT = BEGINNING.length + RUN_DIGITS + 1;
    private static final int COUNTER_AT = POSTER_AT + POSTER_DIGITS + 1;
    private static final int TIME_AT = COUNTER_AT + COUNTER_DIGITS + 1;
    /** With the bracket and the space behind it. */
    static final int LENGTH = TIME_AT + TIME_DIGITS + 2;

    private static final byte[] FILLER =
            "What the teacher writes on the second slide follows from the first, if one looks closely. "
                    .getBytes(StandardCharsets.US_ASCII);

    private int run;
    private int poster;
    private int counter;
    private long sentAt;

    /** A text of that many characters, which begins with the stamp. */
    public static byte[] text(int length, int run, int poster, int counter, long sentAt) {
        byte[] text = new byte[Math.max(length, LENGTH)];
        Arrays.fill(text, (byte) ' ');
        System.arraycopy(BEGINNING, 0, text, 0, BEGINNING.length);
        put(text, BEGINNING.length, RUN_DIGITS, run);
        put(text, POSTER_AT, POSTER_DIGITS, poster);
        put(text, COUNTER_AT, COUNTER_DIGITS, counter);
        put(text, TIME_AT, TIME_DIGITS, sentAt);
        text[LENGTH - 2] = ')';
        for (int i = LENGTH; i < text.length; i++) {
            text[i] = FILLER[(i - LENGTH) % FILLER.length];
        }
        // Whitespace at the end may be taken off a message.
        text[text.length - 1] = '.';
        return text;
    }

    /** Reads the stamp that begins there, if one does. */
    boolean read(byte[] bytes, int at, int to) {
        if (at < 0 || at + LENGTH > to) {
            return false;
        }
        for (int i = 0; i < BEGINNING.length; i++) {
            if (bytes[at + i] != BEGINNING[i]) {
                return false;
            }
        }
        run = (int) number(bytes, at + BEGINNING.length, RUN_DIGITS);
        poster = (int) number(bytes, at + POSTER_AT, POSTER_DIGITS);
        counter = (int) number(bytes, at + COUNTER_AT, COUNTER_DIGITS);
        sentAt = number(bytes, at + TIME_AT, TIME_DIGITS);
        return true;
    }

    /** The run in which it was posted. */
    public int run() {
        return run;
    }

    /** The number of the member who posted it. */
    public int poster() {
        return poster;
    }

    /** How many that member had posted before in that run. */
    public int counter() {
        return counter;
    }

    /** As {@link System#nanoTime} has it. */
    public long sentAt() {
        return sentAt;
    }

    private static void put(byte[] bytes, int at, int digits, long number) {
        long rest = number;
        for (int i = at + digits - 1; i >= at; i--) {
            bytes[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
    }

    private static long number(byte[] bytes, int at, int digits) {
        long number = 0;
        for (int i = at; i < at + digits; i++) {
            number = 10 * number + bytes[i] - '0';
        }
        return number;
    }
}
