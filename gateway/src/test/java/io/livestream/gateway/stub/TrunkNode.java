package io.livestream.gateway.stub;

import io.livestream.trunk.TrunkProtocol;
import io.livestream.trunk.TrunkSeat;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.impl.HttpServerConnection;
import io.vertx.core.json.JsonObject;
import io.vertx.core.net.impl.NetSocketInternal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Stands in for a node of chat-service that takes trunks, and sockets nowhere else. Each client is known by the stream whose room it asked
 * for, so in a test each has a stream of its own. The paths below a stream's chat show what came from its client, and make the node say
 * something. All of it happens on one event loop.
 */
public final class TrunkNode {

    private static final String WEB_SOCKET = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

    private final Vertx vertx;
    private final Map<String, TrunkNodeEnd> trunks = new HashMap<>();
    private final Map<String, TrunkNodeEnd.Visitor> visitors = new HashMap<>();
    private int connections;

    public TrunkNode(Vertx vertx) {
        this.vertx = vertx;
    }

    /** Returns the base address. */
    public String start() {
        HttpServer server = vertx.createHttpServer(
                        new HttpServerOptions().setHost("127.0.0.1").setPort(0))
                .connectionHandler(opened -> {
                    connections++;
                    // The framework tells nothing of the end of those that become trunks.
                    ((HttpServerConnection) opened).channel().closeFuture().addListener(_ -> connections--);
                })
                .requestHandler(this::answer)
                .listen()
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        return "http://127.0.0.1:" + server.actualPort();
    }

    private void answer(HttpServerRequest request) {
        HttpServerResponse response = request.response();
        String path = request.path();
        switch (path.substring(path.lastIndexOf('/') + 1)) {
            case "trunk" -> grantTrunk(request);
            case "room" -> grantSeat(request);
            case "open" ->
                response.end(new JsonObject()
                        .put("connections", connections)
                        .put("trunks", trunks.size())
                        .toBuffer());
            case "seen" -> response.end(visitorOf(request).seen().toBuffer());
            case "say" -> request.body().onSuccess(text -> say(request, text));
            case "flood" -> {
                visitorOf(request).flood(vertx);
                response.end();
            }
            case "part" ->
                request.body().onSuccess(lastWords -> {
                    visitorOf(request).part(lastWords.toString().repeat(Integer.parseInt(request.getParam("times"))));
                    response.end();
                });
            case "break" -> {
                visitorOf(request).trunk().breakOff();
                response.end();
            }
            case "stand-still" -> {
                visitorOf(request).trunk().read(false);
                response.end();
            }
            case "go-on" -> {
                visitorOf(request).trunk().read(true);
                response.end();
            }
            default -> response.setStatusCode(404).end();
        }
    }

    private void grantTrunk(HttpServerRequest request) {
        String name = UUID.randomUUID().toString();
        request.response()
                .putHeader(HttpHeaders.CONNECTION, HttpHeaders.UPGRADE)
                .putHeader(HttpHeaders.UPGRADE, TrunkProtocol.PROTOCOL)
                .putHeader(TrunkProtocol.HEADER, name);
        request.toNetSocket().onSuccess(socket -> {
            var trunk = new TrunkNodeEnd(name, () -> trunks.remove(name));
            trunk.begin(((NetSocketInternal) socket).channelHandlerContext());
            trunks.put(name, trunk);
        });
    }

    private void grantSeat(HttpServerRequest request) {
        List<String> named = request.headers().getAll(TrunkProtocol.HEADER);
        TrunkSeat seat = TrunkSeat.parse(String.join(",", named)).orElse(null);
        if (seat == null || !trunks.containsKey(seat.trunk())) {
            request.response().setStatusCode(409).end();
            return;
        }
        visitors.put(streamOf(request), trunks.get(seat.trunk()).grant(seat));
        request.response()
                .putHeader(TrunkProtocol.HEADER, seat.toString())
                .putHeader("Sec-WebSocket-Accept", accept(request.getHeader("Sec-WebSocket-Key")))
                .putHeader("Sec-WebSocket-Protocol", "livestream.v1")
                .end();
    }

    /** To the clients that are named, and to those on the same trunk at once. */
    private void say(HttpServerRequest request, Buffer text) {
        Map<TrunkNodeEnd, Set<Integer>> meant = Stream.of(request.getParam("to").split(","))
                .map(visitors::get)
                .collect(Collectors.groupingBy(
                        TrunkNodeEnd.Visitor::trunk,
                        Collectors.mapping(TrunkNodeEnd.Visitor::channel, Collectors.toCollection(HashSet::new))));
        meant.forEach((trunk, channels) -> trunk.say(channels, text.toString()));
        request.response().end(Integer.toString(meant.size()));
    }

    private TrunkNodeEnd.Visitor visitorOf(HttpServerRequest request) {
        return visitors.get(streamOf(request));
    }

    private static String streamOf(HttpServerRequest request) {
        return request.path().split("/")[3];
    }

    private static String accept(String key) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-1").digest((key + WEB_SOCKET).getBytes(StandardCharsets.US_ASCII));
            return Base64.getEncoder().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
