package io.livestream.bench.room.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.livestream.bench.room.fleet.Addresses;
import io.livestream.bench.room.fleet.Connection;
import io.livestream.bench.room.fleet.Fleet;
import io.livestream.bench.room.fleet.Member;
import io.livestream.bench.room.fleet.Wire;
import io.livestream.bench.room.frame.FrameReader;
import io.livestream.bench.room.frame.Frames;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/**
 * The room socket of one stream, as {@code docs/room.md} has it.
 *
 * @param path of the room
 */
public record RoomWire(URI server, InetSocketAddress address, String path, int posters) implements Wire {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** @param posters how many may post */
    public RoomWire(URI server, String path, int posters) {
        this(server, Addresses.of(server), path, posters);
    }

    @Override
    public boolean acknowledges() {
        return true;
    }

    @Override
    public Connection connection(Member member, Fleet fleet) {
        return new InRoom(member, fleet);
    }

    @Override
    public ByteBuf post(byte[] text, int n) {
        String frame = "{\"type\":\"chat.send\",\"ref\":\"%d\",\"text\":\"%s\"}"
                .formatted(n, new String(text, StandardCharsets.US_ASCII));
        return Frames.ofClient(FrameReader.TEXT, frame.getBytes(StandardCharsets.US_ASCII));
    }

    private ByteBuf upgrade(String token, long place) {
        String after = place < 0 ? "" : "?after=" + place;
        String request = """
            GET %s%s HTTP/1.1\r
            Host: %s:%d\r
            Upgrade: websocket\r
            Connection: Upgrade\r
            Sec-WebSocket-Version: 13\r
            Sec-WebSocket-Key: bGl2ZXN0cmVhbSBiZW5jaA==\r
            Sec-WebSocket-Protocol: livestream.v1\r
            Authorization: Bearer %s\r
            \r
            """.formatted(path, after, server.getHost(), server.getPort(), token);
        return Unpooled.wrappedBuffer(request.getBytes(StandardCharsets.US_ASCII));
    }

    private final class InRoom extends Connection {

        private InRoom(Member member, Fleet fleet) {
            super(member, fleet, true);
        }

        @Override
        protected ByteBuf greeting() {
            return upgrade(token(), place());
        }

        @Override
        protected void payload(byte[] bytes, int from, int to) {
            roomFrame(bytes, from, to);
        }

        @Override
        protected void unnumbered(String type, byte[] bytes, int from, int to) {
            switch (type) {
                case "welcome" -> welcomed(data(bytes, from, to).path("seq").asLong(-1));
                case "reset" -> toldToReload();
                case "ack" -> acknowledged();
                case "refused" -> refused(data(bytes, from, to).path("code").asText("no code"));
                default -> {
                    // Counts, reactions and what may come to be.
                }
            }
        }

        private static JsonNode data(byte[] bytes, int from, int to) {
            try {
                return JSON.readTree(bytes, from, to - from).path("data");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
