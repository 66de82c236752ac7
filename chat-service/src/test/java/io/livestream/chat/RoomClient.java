package io.livestream.chat;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.livestream.testing.Classroom;
import io.livestream.testing.TestUser;
import io.restassured.RestAssured;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;
import org.awaitility.Awaitility;

/** Somebody in the room of a stream, as a browser would be. Keeps every frame that it got, in order. */
public final class RoomClient implements WebSocket.Listener, AutoCloseable {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final List<JsonNode> frames = new ArrayList<>();
    private final StringBuilder partial = new StringBuilder();
    private WebSocket socket;
    private int closeCode;
    private long closedAt;
    private String closeReason;

    private RoomClient() {}

    /** Opens the room, and waits for the welcome. */
    public static RoomClient open(TestUser person, Classroom room) {
        return open(person, room.id(), "");
    }

    public static RoomClient openAfter(TestUser person, Classroom room, long seq) {
        return open(person, room.id(), "?after=" + seq);
    }

    public static RoomClient open(TestUser person, UUID streamId, String query) {
        return open("ws://localhost:" + RestAssured.port, person, streamId, query);
    }

    /** As {@link #open(TestUser, Classroom)}, on a node of one's choice. */
    public static RoomClient open(String node, TestUser person, UUID streamId, String query) {
        RoomClient client = new RoomClient();
        client.socket = connect(client, node, person, streamId, query, null);
        client.await("welcome");
        return client;
    }

    /** The status with which a room is refused to a page of that origin; null for none. */
    public static int refusal(TestUser person, UUID streamId, String query, String origin) {
        try {
            connect(new RoomClient(), "ws://localhost:" + RestAssured.port, person, streamId, query, origin)
                    .abort();
            return 101;
        } catch (CompletionException e) {
            if (e.getCause() instanceof WebSocketHandshakeException refused) {
                return refused.getResponse().statusCode();
            }
            throw e;
        }
    }

    private static WebSocket connect(
            RoomClient client, String node, TestUser person, UUID streamId, String query, String origin) {
        WebSocket.Builder builder = HTTP.newWebSocketBuilder();
        if (person.token() == null) {
            builder.subprotocols("livestream.v1");
        } else {
            String carrier = "quarkus-http-upgrade#Authorization#Bearer " + person.token();
            String encoded = URLEncoder.encode(carrier, StandardCharsets.UTF_8).replace("+", "%20");
            builder.subprotocols("livestream.v1", encoded);
        }
        if (origin != null) {
            builder.header("Origin", origin);
        }
        return builder.buildAsync(URI.create(node + "/api/livestream/" + streamId + "/room" + query), client)
                .join();
    }

    @Override
    public void onOpen(WebSocket opened) {
        opened.request(1);
    }

    @Override
    public synchronized CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        partial.append(data);
        if (last) {
            frames.add(parse(partial.toString()));
            partial.setLength(0);
        }
        from.request(1);
        return null;
    }

    @Override
    public synchronized CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        closed(code, reason);
        return null;
    }

    @Override
    public synchronized void onError(WebSocket from, Throwable error) {
        closed(1006, error.toString());
    }

    /** What comes after the first reason is but its consequence. */
    private void closed(int code, String reason) {
        if (closeCode == 0) {
            closeCode = code;
            closeReason = reason;
            closedAt = System.nanoTime();
        }
    }

    private static JsonNode parse(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public RoomClient send(Map<String, ?> frame) {
        try {
            return sendText(JSON.writeValueAsString(frame));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public RoomClient sendText(String text) {
        socket.sendText(text, true).join();
        return this;
    }

    public WebSocket socket() {
        return socket;
    }

    public synchronized List<JsonNode> frames() {
        return List.copyOf(frames);
    }

    public List<JsonNode> frames(String type) {
        return frames().stream().filter(is(type)).toList();
    }

    /** The places of the numbered frames that it got, in the order in which it got them. */
    public List<Long> seqs() {
        return frames().stream()
                .filter(frame -> frame.has("seq"))
                .map(frame -> frame.get("seq").asLong())
                .toList();
    }

    /** The texts of the messages that it got. */
    public List<String> texts() {
        return frames("chat.posted").stream()
                .map(frame -> frame.at("/data/text").textValue())
                .toList();
    }

    public static Predicate<JsonNode> is(String type) {
        return frame -> frame.get("type").textValue().equals(type);
    }

    /** Waits for the first frame of a type, and returns its data. */
    public JsonNode await(String type) {
        return await(type, _ -> true).get("data");
    }

    /** Waits for the first frame of a type whose data are as expected. */
    public JsonNode await(String type, Predicate<JsonNode> expected) {
        Predicate<JsonNode> wanted = is(type).and(frame -> expected.test(frame.get("data")));
        Awaitility.await(type)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(10))
                .until(() -> frames().stream().anyMatch(wanted) || isClosed());
        return frames().stream()
                .filter(wanted)
                .findFirst()
                .orElseThrow(
                        () -> new AssertionError("closed with " + closeCode + " before " + type + ": " + frames()));
    }

    /** Waits for the answer to the frame with that ref. */
    public JsonNode answer(String ref) {
        Predicate<JsonNode> wanted = frame -> ref.equals(frame.at("/data/ref").textValue());
        Awaitility.await("the answer to " + ref)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(10))
                .until(() -> frames().stream().anyMatch(wanted));
        return frames().stream().filter(wanted).findFirst().orElseThrow();
    }

    private synchronized boolean isClosed() {
        return closeCode != 0;
    }

    /** Waits until it is closed from the other side. */
    public RoomClient awaitClose() {
        Awaitility.await("the close")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(10))
                .until(this::isClosed);
        return this;
    }

    public synchronized int closeCode() {
        return closeCode;
    }

    public synchronized String closeReason() {
        return closeReason;
    }

    /** How long after a moment of {@link System#nanoTime} it was closed. */
    public synchronized Duration closedAfter(long nanoTime) {
        return Duration.ofNanos(closedAt - nanoTime);
    }

    public RoomClient assertOpen() {
        assertThat(isClosed())
                .as("closed with %d %s", closeCode(), closeReason())
                .isFalse();
        return this;
    }

    /** Leaves without a word. */
    @Override
    public void close() {
        socket.abort();
    }
}
