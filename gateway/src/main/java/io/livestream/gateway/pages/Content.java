package io.livestream.gateway.pages;

import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.GZIPOutputStream;

/**
 * Something ready to be sent, in memory.
 *
 * @param lasts whether what is at this address never changes, so that a browser need not ask again
 * @param zipped the same in fewer bytes, or null where that gains nothing
 * @param brotli the same in even fewer, or null where nobody prepared it
 */
public record Content(String type, String etag, boolean lasts, Buffer plain, Buffer zipped, Buffer brotli) {

    private static final int WORTH_ZIPPING = 1024;
    private static final int ETAG_DIGITS = 32;

    public static Content of(String type, byte[] bytes) {
        boolean text = !type.startsWith("image/png");
        Buffer zipped = text && bytes.length > WORTH_ZIPPING ? Buffer.buffer(zip(bytes)) : null;
        return new Content(type, etag(bytes), false, Buffer.buffer(bytes), zipped, null);
    }

    /** What the build packed before; either packed form may be null. */
    static Content packed(String type, boolean lasts, byte[] bytes, byte[] zipped, byte[] brotli) {
        return new Content(type, etag(bytes), lasts, Buffer.buffer(bytes), buffer(zipped), buffer(brotli));
    }

    private static Buffer buffer(byte[] bytes) {
        return bytes == null ? null : Buffer.buffer(bytes);
    }

    /** Weak, since the packed forms have the same one. */
    private static String etag(byte[] bytes) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            return "W/\"" + HexFormat.of().formatHex(digest).substring(0, ETAG_DIGITS) + '"';
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] zip(byte[] bytes) {
        var zipped = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(zipped)) {
            out.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return zipped.toByteArray();
    }
}
