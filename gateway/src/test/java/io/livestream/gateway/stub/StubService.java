package io.livestream.gateway.stub;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.http.impl.HttpServerConnection;
import io.vertx.core.json.JsonObject;
import io.vertx.core.net.NetSocket;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Stands in for a service. It tells what it was sent, so that a test sees through the gateway what the gateway does; the
 * last part of a path makes it behave in other ways.
 */
public final class StubService {

    private static final int BIG = 3_000_000;
    private static final Buffer FRAME = Buffer.buffer(new byte[64_000]);
    private static final int FLOOD = 1_000;
    private static final Buffer MESSAGE = halting(0x81);
    private static final Buffer CLOSE = halting(0x88);
    private static final int HALF = 100;

    private final Vertx vertx;
    private final String name;
    private final String openApi;
    private final AtomicInteger connections = new AtomicInteger();
    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicInteger hangUps = new AtomicInteger();
    private final AtomicInteger loggedOut = new AtomicInteger();
    private final Map<String, AtomicInteger> flooded = new ConcurrentHashMap<>();
    private final Map<String, NetSocket> standing = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> heard = new ConcurrentHashMap<>();
    private final Set<String> left = ConcurrentHashMap.newKeySet();

    public StubService(Vertx vertx, String name, String openApi) {
        this.vertx = vertx;
        this.name = name;
        this.openApi = openApi;
    }

    /** Returns the base address. */
    public String start() {
        HttpServer server = vertx.createHttpServer(
                        new HttpServerOptions().setHost("127.0.0.1").setPort(0))
                .connectionHandler(opened -> {
                    connections.incrementAndGet();
                    // The framework tells nothing of the end of those that become sockets.
                    ((HttpServerConnection) opened)
                            .channel()
                            .closeFuture()
                            .addListener(_ -> connections.decrementAndGet());
                })
                .requestHandler(this::answer)
                .listen()
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        return "http://127.0.0.1:" + server.actualPort();
    }

    private void answer(HttpServerRequest request) {
        requests.incrementAndGet();
        String path = request.path();
        HttpServerResponse response = request.response();
        switch (path.substring(path.lastIndexOf('/') + 1)) {
            case "openapi" -> response.end(openApi);
            case "room" -> room(request);
            case "silent" -> {}
            case "hang-up" -> request.connection().close();
            case "hang-up-once" -> hangUpOnce(request);
            case "half" ->
                response.putHeader("Content-Length", "100")
                        .write("half")
                        .onComplete(_ -> request.connection().close());
            case "half-a-stream" ->
                response.setChunked(true)
                        .write("one,")
                        .onComplete(_ -> request.connection().close());
            case "flooded" -> response.end(floodedOf(request).toString());
            case "go-on" -> {
                standing.get(streamOf(request)).resume();
                response.end();
            }
            case "heard" -> response.end(heardOf(request).toString());
            case "left" -> response.end(Boolean.toString(left.contains(streamOf(request))));
            case "connections" -> response.end(Integer.toString(connections.get()));
            case "requests" -> response.end(Integer.toString(requests.get()));
            case "big" -> response.end(Buffer.buffer(new byte[BIG]));
            case "stream" -> response.setChunked(true).write("one,").onComplete(_ -> response.end("two"));
            case "created" ->
                response.setStatusCode(201)
                        .putHeader("Location", "/api/auth/users/1")
                        .putHeader("ETag", "\"1\"")
                        .end("{}");
            case "login" -> grant(request, "good", 1);
            case "refresh" -> grant(request, "refresh-1", 2);
            case "logout" -> logOut(request);
            case "logged-out" -> response.end(Integer.toString(loggedOut.get()));
            case "gone" -> response.setStatusCode(204).end();
            case "refused" -> refuse(response);
            case "file" ->
                response.putHeader("Content-Type", "text/csv")
                        .putHeader("Content-Disposition", "attachment; filename=\"attendance.csv\"")
                        .putHeader("Cache-Control", "private")
                        .putHeader("Content-Length", "4")
                        .end("a,b\n");
            case "chatty" ->
                response.putHeader("Connection", "X-Hop")
                        .putHeader("X-Hop", "1")
                        .putHeader("Keep-Alive", "timeout=5")
                        .putHeader("Access-Control-Allow-Origin", "*")
                        .putHeader("X-Kept", "1")
                        .end("x");
            default -> echo(request);
        }
    }

    private void echo(HttpServerRequest request) {
        request.body().onSuccess(body -> {
            JsonObject headers = new JsonObject();
            request.headers().forEach((header, value) -> headers.put(header.toLowerCase(), value));
            request.response()
                    .putHeader("Content-Type", "application/json")
                    .end(new JsonObject()
                            .put("service", name)
                            .put("method", request.method().name())
                            .put("uri", request.uri())
                            .put("headers", headers)
                            .put("body", body.toString())
                            .toBuffer());
        });
    }

    /** Tokens for whoever sends the right secret. */
    private static void grant(HttpServerRequest request, String secret, int number) {
        request.body().onSuccess(body -> {
            if (body.toString().contains(secret)) {
                request.response()
                        .putHeader("Content-Type", "application/json")
                        .end("{\"access_token\":\"access-%d\",\"expires_in\":1800,\"refresh_token\":\"refresh-%d\"}"
                                .formatted(number, number));
            } else {
                request.response()
                        .setStatusCode(401)
                        .putHeader("Content-Type", "application/problem+json")
                        .end("{\"code\":\"bad-credentials\"}");
            }
        });
    }

    /** For whoever shows the tokens that were granted last. */
    private void logOut(HttpServerRequest request) {
        request.body().onSuccess(body -> {
            boolean known = "Bearer access-2".equals(request.getHeader("Authorization"))
                    && body.toString().contains("refresh-2");
            if (known) {
                loggedOut.incrementAndGet();
            }
            request.response().setStatusCode(known ? 204 : 401).end();
        });
    }

    private void hangUpOnce(HttpServerRequest request) {
        if (hangUps.getAndIncrement() == 0) {
            request.connection().close();
        } else {
            request.response().end("here again");
        }
    }

    private static void refuse(HttpServerResponse response) {
        response.setStatusCode(409)
                .putHeader("Content-Type", "application/problem+json")
                .putHeader("Retry-After", "7")
                .end("{\"code\":\"stream-ended\",\"extra\":1}");
    }

    /** Sends as much as the other side takes, up to a thousand frames. */
    private static void flood(ServerWebSocket socket, AtomicInteger sent) {
        while (!socket.isClosed() && !socket.writeQueueFull() && sent.get() < FLOOD) {
            sent.incrementAndGet();
            socket.writeBinaryMessage(FRAME);
        }
    }

    /** Reads nothing until it is told to go on, and then counts the bytes. */
    private void standStill(HttpServerRequest request) {
        AtomicInteger bytes = heardOf(request);
        request.response().setStatusCode(101).putHeader("Connection", "Upgrade").putHeader("Upgrade", "websocket");
        request.toNetSocket().onSuccess(socket -> {
            socket.pause();
            socket.handler(some -> bytes.addAndGet(some.length()));
            standing.put(streamOf(request), socket);
        });
    }

    private AtomicInteger heardOf(HttpServerRequest request) {
        return heard.computeIfAbsent(streamOf(request), _ -> new AtomicInteger());
    }

    private AtomicInteger floodedOf(HttpServerRequest request) {
        return flooded.computeIfAbsent(streamOf(request), _ -> new AtomicInteger());
    }

    /** Sends half a frame; the rest of it and one more when it is sent something, and another one whenever it is sent more. */
    private void halt(HttpServerRequest request, Buffer frame) {
        request.response().setStatusCode(101).putHeader("Connection", "Upgrade").putHeader("Upgrade", "websocket");
        request.toNetSocket().onSuccess(socket -> {
            socket.closeHandler(_ -> left.add(streamOf(request)));
            socket.handler(_ -> {
                socket.write(frame.slice(HALF, frame.length()).copy().appendBuffer(frame));
                socket.handler(_ -> socket.write(frame));
            });
            socket.write(frame.slice(0, HALF));
        });
    }

    private static Buffer halting(int opcode) {
        return Buffer.buffer()
                .appendUnsignedByte((short) opcode)
                .appendByte((byte) 126)
                .appendUnsignedShort(200)
                .appendString("x".repeat(200));
    }

    private static String streamOf(HttpServerRequest request) {
        return request.path().split("/")[3];
    }

    private void room(HttpServerRequest request) {
        if (request.getHeader("Upgrade") == null) {
            echo(request);
        } else if (request.path().contains("/hidden/")) {
            refuse(request.response());
        } else if (streamOf(request).startsWith("draining-" + name)
                || streamOf(request).startsWith("draining-all")) {
            request.response()
                    .setStatusCode(503)
                    .putHeader("Content-Type", "application/problem+json")
                    .end("{\"code\":\"unavailable\",\"node\":\"%s\"}".formatted(name));
        } else if (streamOf(request).startsWith("hang-up-once") && hangUps.getAndIncrement() == 0) {
            request.connection().close();
        } else if (streamOf(request).startsWith("flood")) {
            AtomicInteger sent = floodedOf(request);
            request.toWebSocket().onSuccess(socket -> {
                socket.drainHandler(_ -> flood(socket, sent));
                flood(socket, sent);
            });
        } else if (streamOf(request).startsWith("standing")) {
            standStill(request);
        } else if (streamOf(request).startsWith("halting")) {
            halt(request, MESSAGE);
        } else if (streamOf(request).startsWith("parting")) {
            halt(request, CLOSE);
        } else {
            request.toWebSocket().onSuccess(socket -> {
                socket.writeTextMessage("welcome from " + name + " to " + request.getHeader("Sec-WebSocket-Protocol"));
                socket.textMessageHandler(text -> {
                    if (text.equals("leave")) {
                        socket.close((short) 4003, "removed");
                    } else {
                        socket.writeTextMessage(text);
                    }
                });
            });
        }
    }
}
