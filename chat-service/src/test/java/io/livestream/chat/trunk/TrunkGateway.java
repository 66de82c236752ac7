package io.livestream.chat.trunk;

import static org.assertj.core.api.Assertions.assertThat;

import io.livestream.chat.RawRoom.Received;
import io.livestream.testing.Classroom;
import io.livestream.testing.TestUser;
import io.livestream.trunk.TrunkProtocol;
import io.livestream.trunk.TrunkSeat;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The gateway's side of a trunk, byte by byte. It answers marks unless it is told not to. */
final class TrunkGateway implements AutoCloseable {

    private static final int OPENED = 1;
    private static final int DATA = 2;
    private static final int CLOSED = 3;
    private static final int PAUSED = 4;
    private static final int RESUMED = 5;
    private static final int MARK = 6;
    private static final int MARKED = 7;
    private static final int TEXT_FRAME = 0x81;
    private static final int CLOSE_FRAME = 0x88;
    private static final int MASKED = 0x80;
    private static final int NO_MASK = 0;

    /** What came once for those channels. */
    record Heard(List<Integer> channels, List<Received> frames) {}

    private final Socket socket;
    private final DataOutputStream out;
    private final String name;
    private final List<Heard> heard = new ArrayList<>();
    private final Set<Integer> closed = ConcurrentHashMap.newKeySet();
    private volatile boolean answersMarks = true;
    private volatile boolean ended;
    private int lastChannel;

    TrunkGateway() throws IOException {
        socket = new Socket("localhost", RestAssured.port);
        out = new DataOutputStream(socket.getOutputStream());
        out.write(("GET " + TrunkProtocol.PATH + " HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: "
                        + TrunkProtocol.PROTOCOL + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        DataInputStream in = new DataInputStream(socket.getInputStream());
        String head = head(in);
        assertThat(head).startsWith("HTTP/1.1 101");
        name = head.lines()
                .filter(line -> line.toLowerCase().startsWith(TrunkProtocol.HEADER.toLowerCase() + ": "))
                .map(line -> line.substring(line.indexOf(' ') + 1))
                .findFirst()
                .orElseThrow();
        Thread.ofVirtual().start(() -> listen(in));
    }

    private static String head(DataInputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) in.readUnsignedByte());
        }
        return head.toString();
    }

    /** Asks for a room as a client would, with a place for its socket on this trunk. */
    Response ask(TestUser person, Classroom room, TrunkSeat seat) {
        return RestAssured.given()
                .header("Sec-WebSocket-Version", "13")
                .header("Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ==")
                .header("Sec-WebSocket-Protocol", "livestream.v1")
                .header("Authorization", "Bearer " + person.token())
                .header(TrunkProtocol.HEADER, seat.toString())
                .get("/api/livestream/" + room.id() + "/room");
    }

    TrunkSeat seat() {
        return new TrunkSeat(name, ++lastChannel);
    }

    /** Opens a room for somebody, and returns the channel of their socket. */
    int enter(TestUser person, Classroom room) {
        TrunkSeat seat = seat();
        ask(person, room, seat)
                .then()
                .statusCode(200)
                .header(TrunkProtocol.HEADER, seat.toString())
                .header("Sec-WebSocket-Accept", "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=")
                .header("Sec-WebSocket-Protocol", "livestream.v1");
        open(seat.channel());
        return seat.channel();
    }

    void open(int channel) {
        say(OPENED, channel);
    }

    void pause(int channel) {
        say(PAUSED, channel);
    }

    void resume(int channel) {
        say(RESUMED, channel);
    }

    /** The client has gone. */
    void leave(int channel) {
        say(CLOSED, channel);
    }

    void answerNoMarks() {
        answersMarks = false;
    }

    /** The client says something short. */
    void type(int channel, String text) {
        frame(channel, TEXT_FRAME, text.getBytes(StandardCharsets.UTF_8));
    }

    /** The client answers that it was closed. */
    void answerClose(int channel) {
        frame(channel, CLOSE_FRAME, new byte[] {3, (byte) 232});
    }

    private synchronized void frame(int channel, int first, byte[] payload) {
        try {
            out.writeInt(1 + 4 + 4 + 6 + payload.length);
            out.writeByte(DATA);
            out.writeInt(1);
            out.writeInt(channel);
            out.writeByte(first);
            out.writeByte(MASKED | payload.length);
            out.writeInt(NO_MASK);
            out.write(payload);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private synchronized void say(int kind, int channel) {
        try {
            out.writeInt(5);
            out.writeByte(kind);
            out.writeInt(channel);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private synchronized void answer(long mark) throws IOException {
        out.writeInt(9);
        out.writeByte(MARKED);
        out.writeLong(mark);
    }

    private void listen(DataInputStream in) {
        try {
            while (true) {
                byte[] said = new byte[in.readInt()];
                in.readFully(said);
                hear(new DataInputStream(new ByteArrayInputStream(said)));
            }
        } catch (IOException end) {
            ended = true;
        }
    }

    private void hear(DataInputStream said) throws IOException {
        int kind = said.readUnsignedByte();
        switch (kind) {
            case DATA -> {
                List<Integer> channels = new ArrayList<>();
                for (int left = said.readInt(); left > 0; left--) {
                    channels.add(said.readInt());
                }
                List<Received> frames = new ArrayList<>();
                while (said.available() > 0) {
                    frames.add(Received.of(said));
                }
                synchronized (heard) {
                    heard.add(new Heard(channels, frames));
                }
            }
            case CLOSED -> closed.add(said.readInt());
            case MARK -> {
                if (answersMarks) {
                    answer(said.readLong());
                }
            }
            default -> throw new AssertionError("said to a gateway: " + kind);
        }
    }

    List<Heard> heard() {
        synchronized (heard) {
            return List.copyOf(heard);
        }
    }

    /** All frames that a channel was sent, in their order. */
    List<Received> framesOf(int channel) {
        return heard().stream()
                .filter(once -> once.channels().contains(channel))
                .flatMap(once -> once.frames().stream())
                .toList();
    }

    List<String> textsOf(int channel, String type) {
        return framesOf(channel).stream()
                .map(Received::text)
                .filter(text -> text.contains("\"type\":\"" + type + "\""))
                .toList();
    }

    int closeCode(int channel) {
        return framesOf(channel).stream()
                .filter(Received::isClose)
                .map(Received::closeCode)
                .findFirst()
                .orElse(0);
    }

    boolean isClosed(int channel) {
        return closed.contains(channel);
    }

    boolean hasEnded() {
        return ended;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
