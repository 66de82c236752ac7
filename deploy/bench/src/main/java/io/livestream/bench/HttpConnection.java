package io.livestream.bench;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * One kept HTTP/1.1 connection, for one request at a time.
 *
 * <p>It knows just what replies of the suite contain. The JDK's client costs as much as the gateway for a request; this costs a
 * tenth of that, and what the generator takes is missing from what is measured.
 */
public final class HttpConnection implements AutoCloseable {

    private static final byte[] CONTENT_LENGTH = "content-length:".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] TRANSFER_ENCODING = "transfer-encoding:".getBytes(StandardCharsets.US_ASCII);
    /** Where the status begins in {@code HTTP/1.1 200 OK}. */
    private static final int STATUS = 9;

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;
    private byte[] buffer = new byte[64 * 1024];
    private int position;
    private int limit;
    private int lineStart;
    private int lineEnd;
    private byte[] body = new byte[64 * 1024];
    private int bodyLength;

    public HttpConnection(URI server) throws IOException {
        socket = new Socket(server.getHost(), server.getPort());
        socket.setTcpNoDelay(true);
        in = socket.getInputStream();
        out = socket.getOutputStream();
    }

    /**
     * Sends a whole request and reads the whole reply.
     *
     * @return the status
     */
    public int exchange(byte[] request, int length) throws IOException {
        out.write(request, 0, length);
        readLine();
        int status = number(lineStart + STATUS, lineStart + STATUS + 3, 10);
        int contentLength = 0;
        boolean chunked = false;
        while (readLine() > 0) {
            if (lineStartsWith(CONTENT_LENGTH)) {
                contentLength = number(lineStart + CONTENT_LENGTH.length, lineEnd, 10);
            } else if (lineStartsWith(TRANSFER_ENCODING)) {
                chunked = true;
            }
        }
        bodyLength = 0;
        if (chunked) {
            readChunks();
        } else {
            readBody(contentLength);
        }
        return status;
    }

    public String body() {
        return new String(body, 0, bodyLength, StandardCharsets.UTF_8);
    }

    private void readChunks() throws IOException {
        readLine();
        int size = number(lineStart, lineEnd, 16);
        while (size > 0) {
            readBody(size);
            readLine();
            readLine();
            size = number(lineStart, lineEnd, 16);
        }
        readLine();
    }

    private void readBody(int length) throws IOException {
        if (body.length < bodyLength + length) {
            body = Arrays.copyOf(body, 2 * (bodyLength + length));
        }
        int wanted = length;
        while (wanted > 0) {
            if (position == limit) {
                fill();
            }
            int part = Math.min(wanted, limit - position);
            System.arraycopy(buffer, position, body, bodyLength, part);
            position += part;
            bodyLength += part;
            wanted -= part;
        }
    }

    /** Moves on to the next line, which is good until the one after it is read, and returns its length. */
    private int readLine() throws IOException {
        int end = position;
        while (true) {
            if (end == limit) {
                int before = end - position;
                fill();
                end = position + before;
            }
            if (buffer[end++] == '\n') {
                lineStart = position;
                lineEnd = end - 2;
                position = end;
                return lineEnd - lineStart;
            }
        }
    }

    /** Keeps what is not read yet, at the start of the buffer. */
    private void fill() throws IOException {
        System.arraycopy(buffer, position, buffer, 0, limit - position);
        limit -= position;
        position = 0;
        if (limit == buffer.length) {
            buffer = Arrays.copyOf(buffer, 2 * buffer.length);
        }
        int read = in.read(buffer, limit, buffer.length - limit);
        if (read < 0) {
            throw new EOFException("closed");
        }
        limit += read;
    }

    private boolean lineStartsWith(byte[] lowerCaseName) {
        if (lineEnd - lineStart < lowerCaseName.length) {
            return false;
        }
        for (int i = 0; i < lowerCaseName.length; i++) {
            byte found = buffer[lineStart + i];
            byte lower = found >= 'A' && found <= 'Z' ? (byte) (found + 32) : found;
            if (lower != lowerCaseName[i]) {
                return false;
            }
        }
        return true;
    }

    private int number(int from, int to, int radix) throws IOException {
        int number = 0;
        for (int i = from; i < to; i++) {
            int digit = Character.digit(buffer[i], radix);
            if (digit >= 0) {
                number = number * radix + digit;
            } else if (buffer[i] != ' ') {
                throw new IOException("no reply of HTTP/1.1");
            }
        }
        return number;
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException _) {
            // It is gone either way.
        }
    }
}
