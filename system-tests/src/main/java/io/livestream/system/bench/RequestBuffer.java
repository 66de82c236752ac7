package io.livestream.system.bench;

import java.nio.charset.StandardCharsets;

/** The bytes of one request, put together from parts that were encoded before. */
final class RequestBuffer {

    private final byte[] bytes = new byte[16 * 1024];
    private int length;

    RequestBuffer clear() {
        length = 0;
        return this;
    }

    RequestBuffer add(byte[] part) {
        System.arraycopy(part, 0, bytes, length, part.length);
        length += part.length;
        return this;
    }

    /** The number with leading zeros, so that all bodies are equally long. */
    RequestBuffer addNumber(long number, int digits) {
        long rest = number;
        for (int i = length + digits - 1; i >= length; i--) {
            bytes[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        length += digits;
        return this;
    }

    byte[] bytes() {
        return bytes;
    }

    int length() {
        return length;
    }

    static byte[] encoded(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
