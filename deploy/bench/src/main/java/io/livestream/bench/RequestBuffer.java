package io.livestream.bench;

import java.nio.charset.StandardCharsets;

/** The bytes of one request, put together from parts that were encoded before. */
public final class RequestBuffer {

    private final byte[] bytes = new byte[16 * 1024];
    private int length;

    public RequestBuffer clear() {
        length = 0;
        return this;
    }

    public RequestBuffer add(byte[] part) {
        System.arraycopy(part, 0, bytes, length, part.length);
        length += part.length;
        return this;
    }

    /** The number with leading zeros, so that all bodies are equally long. */
    public RequestBuffer addNumber(long number, int digits) {
        long rest = number;
        for (int i = length + digits - 1; i >= length; i--) {
            bytes[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        length += digits;
        return this;
    }

    public byte[] bytes() {
        return bytes;
    }

    public int length() {
        return length;
    }

    public static byte[] encoded(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
