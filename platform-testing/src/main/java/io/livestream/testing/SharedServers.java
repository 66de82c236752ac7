package io.livestream.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.livestream.platform.log.Topics;
import io.smallrye.reactive.messaging.kafka.companion.test.EmbeddedKafkaBroker;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.TopicExistsException;

/** The servers that all tests of one JVM share, and the settings that lead an application to them. */
public final class SharedServers implements Supplier<Map<String, String>> {

    /** Few, so that streams share them and a test notices when it reads another stream's events. */
    static final int EVENT_PARTITIONS = 8;

    private static final String OWNER = "livestream";

    /** Held here because a logger that nobody holds forgets its level. */
    private static final List<Logger> QUIET = Stream.of("org.apache.kafka", "kafka", "state.change.logger", "io.zonky")
            .map(Logger::getLogger)
            .toList();

    /** What tells of each start that it went as always. */
    private static final List<String> CALM =
            List.of("org.apache.kafka.clients", "org.flywaydb", "org.hibernate.validator", "io.quarkus.smallrye.jwt");

    private static Map<String, String> settings;

    @Override
    public Map<String, String> get() {
        synchronized (SharedServers.class) {
            if (settings == null) {
                QUIET.forEach(logger -> logger.setLevel(Level.SEVERE));
                settings = start();
            }
            return settings;
        }
    }

    private static Map<String, String> start() {
        var broker = CompletableFuture.supplyAsync(SharedServers::broker);
        String database = database();
        Map<String, String> all = new HashMap<>();
        all.put("quarkus.http.test-port", "0");
        all.put("quarkus.datasource.jdbc.url", database);
        all.put("quarkus.datasource.username", OWNER);
        all.put("quarkus.datasource.password", OWNER);
        all.put("kafka.bootstrap.servers", broker.join());
        all.put("livestream.auth-url", keySet());
        QUIET.forEach(logger -> all.put(levelOf(logger.getName()), "ERROR"));
        CALM.forEach(category -> all.put(levelOf(category), "WARN"));
        return Map.copyOf(all);
    }

    private static String levelOf(String category) {
        return "quarkus.log.category.\"%s\".level".formatted(category);
    }

    /** Owned by an ordinary user as in production, so that a migration cannot lean on a superuser's rights. */
    private static String database() {
        try {
            EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                    .setPort(Ports.free())
                    .setOutputRedirector(ProcessBuilder.Redirect.DISCARD)
                    .setErrorRedirector(ProcessBuilder.Redirect.DISCARD)
                    .setServerConfig("listen_addresses", "127.0.0.1")
                    .setServerConfig("full_page_writes", "off")
                    .start();
            atTheEnd(postgres);
            try (var connection = postgres.getPostgresDatabase().getConnection();
                    var statement = connection.createStatement()) {
                statement.execute("CREATE ROLE %1$s LOGIN PASSWORD '%1$s'".formatted(OWNER));
                statement.execute("CREATE DATABASE %1$s OWNER %1$s".formatted(OWNER));
            }
            return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(postgres.getPort(), OWNER);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String broker() {
        EmbeddedKafkaBroker broker = new EmbeddedKafkaBroker()
                .withNodeId(0)
                .withKafkaHost("127.0.0.1")
                .withKafkaPort(Ports.free())
                .withControllerPort(Ports.free())
                .withDeleteLogDirsOnClose(true)
                .withAdditionalProperties(SharedServers::configure)
                .start();
        atTheEnd(broker);
        String servers = broker.getAdvertisedListeners().split(",")[0].replaceAll("^.*://", "");
        createTopics(servers);
        return servers;
    }

    /** A topic that nobody created is a mistake here as it is in production. */
    private static void configure(Properties properties) {
        properties.put("auto.create.topics.enable", "false");
        properties.put("group.initial.rebalance.delay.ms", "0");
        properties.put("offsets.topic.num.partitions", "1");
        properties.put("transaction.state.log.num.partitions", "1");
        properties.put("log.cleaner.dedupe.buffer.size", "8388608");
    }

    private static void createTopics(String servers) {
        try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, servers))) {
            var creations = admin.createTopics(Topics.all(EVENT_PARTITIONS).stream()
                    .map(topic -> new NewTopic(topic.name(), topic.partitions(), (short) 1).configs(topic.settings()))
                    .toList());
            for (var created : creations.values().values()) {
                await(created);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The client asks again when a broker that has just begun is slow, and is told then that it has what it wanted. */
    private static void await(Future<Void> created) throws InterruptedException {
        try {
            created.get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw new IllegalStateException(e.getCause());
            }
        }
    }

    /** Stands in for auth-service: the one thing that other services ask it for. */
    private static String keySet() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/.well-known/jwks.json", SharedServers::sendKeySet);
            server.createContext("/api/auth/.well-known/jwks.json", SharedServers::sendKeySet);
            server.setExecutor(task -> Thread.ofVirtual().start(task));
            server.start();
            return "http://127.0.0.1:" + server.getAddress().getPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void sendKeySet(HttpExchange exchange) throws IOException {
        byte[] body = TestKey.set().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, body.length);
        try (var out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    private static void atTheEnd(AutoCloseable server) {
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> {
            try {
                server.close();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }));
    }
}
