package io.livestream.system;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Takes recorded traces as a collector does (OTLP over HTTP), and finds in the bytes what is looked for. */
final class TraceSink implements AutoCloseable {

    private static final HexFormat HEX = HexFormat.of();

    private final HttpServer server;
    /** What one part has sent at once. A hexadecimal text holds a trace's id and a name alike. */
    private final List<String> exports = new CopyOnWriteArrayList<>();

    TraceSink() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exports.add(HEX.formatHex(exchange.getRequestBody().readAllBytes()));
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Whether a part has told of a span of that name in that trace, or of another along with one. */
    boolean has(String traceId, String part, String span) {
        return exports.stream()
                .anyMatch(export -> export.contains(traceId) && holds(export, part) && holds(export, span));
    }

    private static boolean holds(String export, String text) {
        return export.contains(HEX.formatHex(text.getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
