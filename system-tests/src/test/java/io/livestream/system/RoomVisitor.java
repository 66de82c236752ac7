package io.livestream.system;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;
import org.awaitility.Awaitility;

/** Somebody with a socket open in the room of a class, through the gateway or at a node of their choice. Keeps what they get. */
final class RoomVisitor implements WebSocket.Listener, AutoCloseable {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final List<JsonNode> frames = new ArrayList<>();
    private final StringBuilder partial = new StringBuilder();
    private WebSocket socket;
    private boolean silent;
    private int closeCode;
    private String closeReason;

    private RoomVisitor() {}

    /**
     * Opens a room.
     *
     * @param node where, as {@code http://localhost:8080}
     * @param path of the class, as {@code /api/livestream/…}
     * @param query as {@code ?after=17}, or empty
     */
    static RoomVisitor open(URI node, Account person, String path, String query) {
        RoomVisitor visitor = new RoomVisitor();
        String token = person.client().headers().get("Authorization");
        String carrier = URLEncoder.encode("quarkus-http-upgrade#Authorization#" + token, StandardCharsets.UTF_8)
                .replace("+", "%20");
        URI room = URI.create(node.toString().replaceFirst("http", "ws") + path + "/room" + query);
        visitor.socket = HTTP.newWebSocketBuilder()
                .subprotocols("livestream.v1", carrier)
                .buildAsync(room, visitor)
                .join();
        visitor.await("welcome", _ -> true);
        return visitor;
    }

    @Override
    public synchronized CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        partial.append(data);
        if (last) {
            try {
                frames.add(JSON.readTree(partial.toString()));
            } catch (JsonProcessingException e) {
                throw new UncheckedIOException(e);
            }
            partial.setLength(0);
        }
        from.request(1);
        return null;
    }

    @Override
    public synchronized CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        closeCode = code;
        closeReason = reason;
        return silent ? new CompletableFuture<>() : null;
    }

    @Override
    public synchronized void onError(WebSocket from, Throwable error) {
        closeCode = 1006;
        closeReason = error.toString();
    }

    /** From now on it does not answer when the other side closes. */
    synchronized RoomVisitor fallSilent() {
        silent = true;
        return this;
    }

    void send(Map<String, ?> frame) {
        try {
            socket.sendText(JSON.writeValueAsString(frame), true).join();
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Posts a message, and returns its place on the log once it is acknowledged. */
    long say(String text) {
        String ref = "m" + System.nanoTime();
        send(Map.of("type", "chat.send", "ref", ref, "text", text));
        return awaitFrame(frame -> ref.equals(frame.at("/data/ref").textValue()))
                .at("/data/seq")
                .longValue();
    }

    synchronized List<JsonNode> frames() {
        return List.copyOf(frames);
    }

    List<JsonNode> frames(String type) {
        return frames().stream()
                .filter(frame -> frame.get("type").textValue().equals(type))
                .toList();
    }

    /** The places of the numbered frames, in the order in which they came. */
    List<Long> seqs() {
        return frames().stream()
                .filter(frame -> frame.has("seq"))
                .map(frame -> frame.get("seq").longValue())
                .toList();
    }

    /** Waits for a frame of a type whose data are as expected, and returns those. */
    JsonNode await(String type, Predicate<JsonNode> expected) {
        return awaitFrame(frame -> frame.get("type").textValue().equals(type) && expected.test(frame.get("data")))
                .get("data");
    }

    private JsonNode awaitFrame(Predicate<JsonNode> wanted) {
        Awaitility.await("a frame")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> isClosed() || frames().stream().anyMatch(wanted));
        return frames().stream()
                .filter(wanted)
                .findFirst()
                .orElseThrow(() -> new AssertionError("closed with " + closeCode + " " + closeReason));
    }

    synchronized boolean isClosed() {
        return closeCode != 0;
    }

    void awaitClose() {
        Awaitility.await("the close").atMost(PATIENCE).until(this::isClosed);
    }

    synchronized int closeCode() {
        return closeCode;
    }

    synchronized String closeReason() {
        return closeReason;
    }

    /** Leaves without a word. */
    @Override
    public void close() {
        socket.abort();
    }
}
