package io.livestream.local.standin;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Takes the place of a service and of the gateway: ready at once, and as obliging as the launcher needs it.
 *
 * <p>Run with {@code STAND_IN=dies} it fails as a service does that cannot start, and with {@code STAND_IN=ahead} it is not ready, since
 * its database has read further than the log goes. Asked to end it says so.
 */
public final class StandIn {

    private StandIn() {}

    public static void main(String[] args) throws IOException {
        Map<String, String> environment = System.getenv();
        if ("dies".equals(environment.get("STAND_IN"))) {
            System.out.println(
                    "2026-11-22 10:00:00,000 ERROR [io.qua.run.Application] (main) Failed to start: no luck");
            System.exit(1);
        }
        Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.println("Stopped")));
        boolean ahead = "ahead".equals(environment.get("STAND_IN"));
        if (ahead) {
            System.out.println(("2026-11-22 10:00:00,000 ERROR [io.liv.pla.fol.Follower] (qa) qa has read"
                            + " livestream.events-3 up to 12, and the log ends at 7: see docs/operations.md\n")
                    .repeat(5));
        }
        if ("true".equals(environment.get("LIVESTREAM_ANALYTICS_REBUILD"))) {
            System.out.println("Rebuilding");
        }
        int health = ahead ? 503 : 200;
        listen(environment.get("QUARKUS_HTTP_HOST"), environment.get("QUARKUS_HTTP_PORT"), health);
        if (environment.containsKey("QUARKUS_MANAGEMENT_PORT")) {
            listen(environment.get("QUARKUS_MANAGEMENT_HOST"), environment.get("QUARKUS_MANAGEMENT_PORT"), health);
        }
    }

    private static void listen(String host, String port, int health) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(host, Integer.parseInt(port)), 0);
        server.createContext("/q/health/ready", exchange -> reply(exchange, health, "{\"status\":\"UP\"}"));
        server.createContext("/api/auth/register", exchange -> reply(exchange, 201, "{}"));
        server.createContext("/", exchange -> reply(exchange, 404, "{}"));
        server.start();
    }

    private static void reply(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        try (var out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }
}
