package io.livestream.bench.room.server;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The lines and messages of a NATS server, in whatever pieces its frames bring them. */
final class NatsReader {

    private static final byte[] NOTHING = {};

    /** What becomes of them: a message is from..to of the bytes, and good until the call returns. */
    interface Listener {

        void message(byte[] bytes, int from, int to);

        void line(String line);
    }

    private byte[] kept = NOTHING;

    void read(byte[] bytes, int from, int to, Listener listener) {
        if (kept.length == 0) {
            readWhole(bytes, from, to, listener);
        } else {
            byte[] all = Arrays.copyOf(kept, kept.length + to - from);
            System.arraycopy(bytes, from, all, kept.length, to - from);
            readWhole(all, 0, all.length, listener);
        }
    }

    private void readWhole(byte[] bytes, int from, int to, Listener listener) {
        int at = from;
        while (at < to) {
            int lineEnd = endOfLine(bytes, at, to);
            if (lineEnd < 0) {
                break;
            }
            int next = lineEnd + 2;
            if (bytes[at] == 'M') {
                int length = lastNumber(bytes, at, lineEnd);
                if (next + length + 2 > to) {
                    break;
                }
                listener.message(bytes, next, next + length);
                next += length + 2;
            } else {
                listener.line(new String(bytes, at, lineEnd - at, StandardCharsets.UTF_8));
            }
            at = next;
        }
        kept = at == to ? NOTHING : Arrays.copyOfRange(bytes, at, to);
    }

    private static int endOfLine(byte[] bytes, int from, int to) {
        for (int i = from; i + 1 < to; i++) {
            if (bytes[i] == '\r' && bytes[i + 1] == '\n') {
                return i;
            }
        }
        return -1;
    }

    /** Of {@code MSG <subject> <subscription> <length>}. */
    private static int lastNumber(byte[] bytes, int from, int to) {
        int number = 0;
        int scale = 1;
        for (int i = to - 1; i >= from && bytes[i] != ' '; i--) {
            number += (bytes[i] - '0') * scale;
            scale *= 10;
        }
        return number;
    }
}
