package io.livestream.bench.room.server;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.livestream.bench.room.fleet.Connection;
import io.livestream.bench.room.fleet.Fleet;
import io.livestream.bench.room.fleet.Member;
import io.livestream.bench.room.fleet.Wire;
import io.livestream.bench.room.frame.FrameReader;
import io.livestream.bench.room.frame.Frames;
import io.livestream.bench.room.frame.Lookalike;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.net.InetSocketAddress;

/** A nats-server reached by WebSocket: everybody subscribes to one subject, on which one of them publishes. */
public record NatsWire(InetSocketAddress address, Lookalike messages) implements Wire {

    private static final String SUBJECT = "room";

    @Override
    public int posters() {
        return 1;
    }

    @Override
    public boolean acknowledges() {
        return false;
    }

    @Override
    public Connection connection(Member member, Fleet fleet) {
        return new Subscriber(member, fleet);
    }

    @Override
    public ByteBuf post(byte[] text, int n) {
        byte[] message = messages.frame(n, text);
        byte[] line = "PUB %s %d\r\n".formatted(SUBJECT, message.length).getBytes(US_ASCII);
        byte[] command = new byte[line.length + message.length + 2];
        System.arraycopy(line, 0, command, 0, line.length);
        System.arraycopy(message, 0, command, line.length, message.length);
        command[command.length - 2] = '\r';
        command[command.length - 1] = '\n';
        return Frames.ofClient(FrameReader.BINARY, command);
    }

    private final class Subscriber extends Connection implements NatsReader.Listener {

        private final NatsReader reader = new NatsReader();

        private Subscriber(Member member, Fleet fleet) {
            super(member, fleet, true);
        }

        @Override
        protected ByteBuf greeting() {
            String request = """
                GET / HTTP/1.1\r
                Host: 127.0.0.1:%d\r
                Upgrade: websocket\r
                Connection: Upgrade\r
                Sec-WebSocket-Version: 13\r
                Sec-WebSocket-Key: bGl2ZXN0cmVhbSBiZW5jaA==\r
                \r
                """.formatted(address.getPort());
            return Unpooled.wrappedBuffer(request.getBytes(US_ASCII));
        }

        /** The answer to the ping says that the subscription holds. */
        @Override
        protected void upgraded() {
            say("CONNECT {\"verbose\":false,\"pedantic\":false,\"protocol\":1}\r\nSUB %s 1\r\nPING\r\n"
                    .formatted(SUBJECT));
        }

        private void say(String commands) {
            send(Frames.ofClient(FrameReader.BINARY, commands.getBytes(US_ASCII)));
        }

        @Override
        protected void payload(byte[] bytes, int from, int to) {
            reader.read(bytes, from, to, this);
        }

        @Override
        public void message(byte[] bytes, int from, int to) {
            roomFrame(bytes, from, to);
        }

        @Override
        public void line(String line) {
            switch (line) {
                case "PONG" -> opened();
                case "PING" -> say("PONG\r\n");
                default -> {
                    if (line.startsWith("-ERR")) {
                        end("said " + line);
                    }
                }
            }
        }
    }
}
