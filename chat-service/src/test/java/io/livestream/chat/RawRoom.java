package io.livestream.chat;

import static org.assertj.core.api.Assertions.assertThat;

import io.livestream.testing.Classroom;
import io.livestream.testing.TestUser;
import io.restassured.RestAssured;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** A client that does what no browser does: reads nothing, answers no ping, sends what is no frame. */
public final class RawRoom implements AutoCloseable {

    /** A frame as it came: its first byte and its payload. */
    public record Received(int first, byte[] payload) {

        /** The next frame, as a server sends it. */
        public static Received of(DataInputStream in) throws IOException {
            int first = in.readUnsignedByte();
            int length = in.readUnsignedByte();
            if (length == 126) {
                length = in.readUnsignedShort();
            } else if (length == 127) {
                length = Math.toIntExact(in.readLong());
            }
            byte[] payload = new byte[length];
            in.readFully(payload);
            return new Received(first, payload);
        }

        public boolean isClose() {
            return (first & 0x0F) == 8;
        }

        public int closeCode() {
            return (payload[0] & 0xFF) << 8 | payload[1] & 0xFF;
        }

        public String text() {
            return new String(payload, StandardCharsets.UTF_8);
        }
    }

    private final Socket socket = new Socket();

    /** Opens a room and takes little at a time from the network. */
    public static RawRoom open(TestUser person, Classroom room) throws IOException {
        RawRoom raw = new RawRoom();
        raw.socket.setReceiveBufferSize(4 << 10);
        raw.socket.setSoTimeout(60_000);
        raw.socket.connect(new InetSocketAddress("localhost", RestAssured.port));
        String carrier = "quarkus-http-upgrade#Authorization#Bearer " + person.token();
        raw.write(("GET /api/livestream/" + room.id() + "/room HTTP/1.1\r\n"
                        + "Host: localhost:" + RestAssured.port + "\r\n"
                        + "Connection: keep-alive, Upgrade\r\nUpgrade: websocket\r\n"
                        + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
                        + "Sec-WebSocket-Protocol: livestream.v1, "
                        + URLEncoder.encode(carrier, StandardCharsets.UTF_8).replace("+", "%20")
                        + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        String head = raw.head();
        assertThat(head)
                .startsWith("HTTP/1.1 101")
                .containsIgnoringCase("Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=")
                .containsIgnoringCase("Sec-WebSocket-Protocol: livestream.v1");
        return raw;
    }

    private String head() throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (!head.toString(StandardCharsets.US_ASCII).endsWith("\r\n\r\n")) {
            head.write(socket.getInputStream().read());
        }
        return head.toString(StandardCharsets.US_ASCII);
    }

    public void write(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
    }

    /** Reads everything until the other side has closed. */
    public List<Received> readToTheEnd() throws IOException {
        List<Received> all = new ArrayList<>();
        DataInputStream in = new DataInputStream(socket.getInputStream());
        try {
            while (true) {
                all.add(Received.of(in));
            }
        } catch (EOFException end) {
            return all;
        }
    }

    /** Reads until the other side says why it closes. */
    public List<Received> readToTheClose() throws IOException {
        return readTo(Received::isClose);
    }

    /** Reads everything until a frame of that type has come. */
    public List<Received> readTo(String type) throws IOException {
        return readTo(frame -> frame.text().contains("\"" + type + "\""));
    }

    private List<Received> readTo(Predicate<Received> last) throws IOException {
        List<Received> all = new ArrayList<>();
        DataInputStream in = new DataInputStream(socket.getInputStream());
        do {
            all.add(Received.of(in));
        } while (!last.test(all.getLast()));
        return all;
    }

    /** Reads until so many frames of that type have come, and returns them. */
    public List<Received> read(int count, String type) throws IOException {
        List<Received> wanted = new ArrayList<>();
        DataInputStream in = new DataInputStream(socket.getInputStream());
        while (wanted.size() < count) {
            Received frame = Received.of(in);
            if (frame.text().contains("\"" + type + "\"")) {
                wanted.add(frame);
            }
        }
        return wanted;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
