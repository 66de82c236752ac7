package io.livestream.bench.room.fleet;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.livestream.bench.room.frame.FrameReader;
import io.livestream.bench.room.frame.Frames;
import io.livestream.bench.room.server.RoomWire;
import io.netty.buffer.ByteBufUtil;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.IntUnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A room with a log in memory, that can be told to lose or double what it sends, to refuse, and to say nothing. */
final class StandInRoom implements AutoCloseable {

    private static final Pattern AFTER = Pattern.compile("after=(\\d+)");
    private static final Pattern POST = Pattern.compile("\"ref\":\"(\\d+)\",\"text\":\"([^\"]*)\"");
    private static final String UPGRADED =
            "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n";
    private static final String REFUSED = "{\"status\":503,\"code\":\"unavailable\",\"detail\":\"Not now.\"}";

    private final ServerSocket listener = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
    private final List<Guest> guests = new CopyOnWriteArrayList<>();
    private final List<String> log = new ArrayList<>();
    private volatile boolean refuses;
    private volatile boolean ignoresPosts;
    private volatile IntUnaryOperator copies = _ -> 1;

    StandInRoom() throws IOException {
        Thread.ofVirtual().start(this::accept);
    }

    RoomWire wire(int posters) {
        return new RoomWire(URI.create("http://127.0.0.1:" + listener.getLocalPort()), "/room", posters);
    }

    void refuse() {
        refuses = true;
    }

    /** Posts are neither passed on nor answered from here on. */
    void ignorePosts() {
        ignoresPosts = true;
    }

    /** How often the first guest gets the frame of that number; all others get each once. */
    void sendFirstGuest(IntUnaryOperator howOften) {
        copies = howOften;
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = listener.accept();
                Thread.ofVirtual().start(() -> serve(socket));
            }
        } catch (IOException _) {
            // Closed at the end of a test.
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            Guest guest = new Guest(socket);
            String head = guest.head();
            if (refuses) {
                guest.write("HTTP/1.1 503 Service Unavailable\r\nContent-Length: %d\r\n\r\n%s"
                        .formatted(REFUSED.length(), REFUSED));
                return;
            }
            guest.write(UPGRADED);
            enter(guest, head);
            while (true) {
                Matcher post = POST.matcher(guest.frame());
                if (post.find() && !ignoresPosts) {
                    posted(guest, post.group(1), post.group(2));
                }
            }
        } catch (IOException _) {
            guests.removeIf(guest -> guest.socket == socket);
        }
    }

    private synchronized void enter(Guest guest, String head) throws IOException {
        guest.frame(
                "{\"type\":\"welcome\",\"data\":{\"you\":{\"peer\":\"p\"},\"chat\":{\"pinned\":{\"seq\":1}},\"seq\":%d}}"
                        .formatted(log.size() - 1));
        Matcher after = AFTER.matcher(head);
        int from = after.find() ? Integer.parseInt(after.group(1)) + 1 : Math.max(0, log.size() - 50);
        for (String frame : log.subList(from, log.size())) {
            guest.frame(frame);
        }
        guests.add(guest);
    }

    private synchronized void posted(Guest poster, String ref, String text) throws IOException {
        int seq = log.size();
        String frame =
                "{\"type\":\"chat.posted\",\"seq\":%d,\"at\":\"2026-11-22T10:46:00Z\",\"data\":{\"seq\":%d,\"text\":\"%s\"}}"
                        .formatted(seq, seq, text);
        log.add(frame);
        for (Guest guest : guests) {
            int times = guest == guests.getLast() ? copies.applyAsInt(seq) : 1;
            for (int i = 0; i < times; i++) {
                guest.frame(frame);
            }
        }
        poster.frame("{\"type\":\"ack\",\"data\":{\"ref\":\"%s\",\"seq\":%d,\"id\":\"x\"}}".formatted(ref, seq));
    }

    @Override
    public void close() throws IOException {
        listener.close();
        for (Guest guest : guests) {
            guest.socket.close();
        }
    }

    private static final class Guest {

        private final Socket socket;
        private final DataInputStream in;
        private final OutputStream out;

        private Guest(Socket socket) throws IOException {
            this.socket = socket;
            this.in = new DataInputStream(socket.getInputStream());
            this.out = socket.getOutputStream();
        }

        private String head() throws IOException {
            StringBuilder head = new StringBuilder();
            while (head.indexOf("\r\n\r\n") < 0) {
                head.append((char) in.readUnsignedByte());
            }
            return head.toString();
        }

        private void write(String text) throws IOException {
            out.write(text.getBytes(UTF_8));
        }

        private void frame(String json) {
            try {
                out.write(ByteBufUtil.getBytes(Frames.ofServer(FrameReader.TEXT, json.getBytes(UTF_8))));
            } catch (IOException _) {
                // Its own thread finds out.
            }
        }

        /** The next masked frame. */
        private String frame() throws IOException {
            in.readByte();
            int length = in.readByte() & 0x7f;
            if (length == 126) {
                length = in.readUnsignedShort();
            }
            byte[] mask = in.readNBytes(4);
            byte[] payload = in.readNBytes(length);
            for (int i = 0; i < payload.length; i++) {
                payload[i] ^= mask[i % 4];
            }
            return new String(payload, UTF_8);
        }
    }
}
