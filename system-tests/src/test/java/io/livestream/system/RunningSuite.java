package io.livestream.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.livestream.local.folder.Accounts;
import io.livestream.local.folder.DataFolder;
import io.livestream.local.folder.Installation;
import io.livestream.local.postgres.JdbcAddress;
import io.livestream.local.process.ProcessRecord;
import io.livestream.local.suite.Ports;
import io.livestream.local.suite.Service;
import io.livestream.local.suite.Suite;
import io.livestream.local.suite.SuiteBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The packaged suite as {@code ./livestream up} starts it, on ports and in a folder of its own. The logs stay in
 * {@code target/suite-…/logs} when it ends.
 */
public final class RunningSuite implements AutoCloseable {

    static final String STREAMS = "/api/livestream/";
    private static final String PASSWORD = "a long enough password";
    /** It lives for minutes: what the optimising compiler would do for it costs more than it brings. */
    private static final String QUICK = "-XX:TieredStopAtLevel=1";

    private static final List<String> PARTS = Stream.concat(
                    Arrays.stream(Service.values()).map(Service::title), Stream.of("gateway"))
            .toList();

    private final Path folder;
    private final Suite suite;
    private final Client anybody;
    private final EventLog log;
    private final TraceSink traces;
    private final Thread emergencyStop;
    private final AtomicInteger people = new AtomicInteger();
    private final AtomicInteger furtherNodes = new AtomicInteger();

    private RunningSuite(Path folder, Suite suite, TraceSink traces) {
        this.folder = folder;
        this.traces = traces;
        this.suite = suite;
        this.anybody = Client.of(suite.gateway());
        this.log = new EventLog(suite.kafkaServers());
        this.emergencyStop = Thread.ofPlatform().unstarted(suite::close);
        Runtime.getRuntime().addShutdownHook(emergencyStop);
    }

    static RunningSuite start() {
        try {
            Path folder = Files.createTempDirectory(Files.createDirectories(Path.of("target")), "suite-");
            TraceSink traces = new TraceSink();
            SuiteBuilder suite = Suite.builder()
                    .data(folder)
                    .ports(Ports.free())
                    .jvmOption(QUICK)
                    // Nobody is after these passwords.
                    .setting("auth-service", "AUTH_HASHING_MEMORY_KIB", "256")
                    .setting("auth-service", "AUTH_HASHING_ITERATIONS", "1")
                    .setting("chat-service", "LIVESTREAM_CHAT_FLOOD_LIMIT", "0")
                    .setting("chat-service", "LIVESTREAM_TRACES_FAN_OUT", "true")
                    .setting("gateway", "LIVESTREAM_PAGES_DIRECT_VIEWERS", "2")
                    // Nobody is to lose a seat because a restart took long on a busy machine.
                    .setting("stream-service", "LEASES_LENGTH", "10m");
            PARTS.forEach(part -> watched(suite, part, traces));
            return new RunningSuite(folder, suite.start(), traces);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As in production: logs for machines, and of some requests a trace. */
    private static void watched(SuiteBuilder suite, String part, TraceSink traces) {
        suite.setting(part, "LIVESTREAM_LOG_JSON", "true")
                .setting(part, "QUARKUS_OTEL_SDK_DISABLED", "false")
                .setting(part, "QUARKUS_OTEL_TRACES_SAMPLER_ARG", "0.05")
                .setting(part, "QUARKUS_OTEL_EXPORTER_OTLP_ENDPOINT", traces.address())
                .setting(part, "QUARKUS_OTEL_BSP_SCHEDULE_DELAY", "200ms")
                .setting(part, "QUARKUS_OTEL_EXPORTER_OTLP_TRACES_PROTOCOL", "http/protobuf");
    }

    /** One more node of chat-service, beside the one that the gateway knows. */
    RoomNode furtherChatNode() {
        JdbcAddress database = suite.database("chat");
        return RoomNode.start(
                Map.of(
                        "QUARKUS_DATASOURCE_JDBC_URL", database.url(),
                        "QUARKUS_DATASOURCE_USERNAME", database.user(),
                        "QUARKUS_DATASOURCE_PASSWORD", database.password(),
                        "KAFKA_BOOTSTRAP_SERVERS", suite.kafkaServers(),
                        "LIVESTREAM_AUTH_URL",
                                "http://127.0.0.1:" + suite.ports().of(Service.AUTH),
                        "LIVESTREAM_CHAT_FLOOD_LIMIT", "0"),
                folder.resolve("logs").resolve("further-chat-service-" + furtherNodes.incrementAndGet() + ".log"));
    }

    /** The database of a service, with that service's own user. */
    JdbcAddress database(String service) {
        return suite.database(service);
    }

    String kafkaServers() {
        return suite.kafkaServers();
    }

    /** One more broker with the suite's topics and nothing on them. */
    Suite emptyLog() {
        return Suite.builder()
                .data(folder.resolve("another-log"))
                .ports(Ports.free())
                .postgres(suite.jdbcUrl("auth"))
                .jvmOption(QUICK)
                .only(Set.of())
                .start();
    }

    /** Where people find the suite. */
    public URI gateway() {
        return suite.gateway();
    }

    /** The services and the gateway. */
    List<String> parts() {
        return PARTS;
    }

    /** What each part shows of itself now. */
    List<Exposed> exposed() {
        return PARTS.stream().map(this::exposed).toList();
    }

    private Exposed exposed(String part) {
        int port = Arrays.stream(Service.values())
                .filter(service -> service.title().equals(part))
                .findFirst()
                .map(suite.ports()::of)
                .orElse(suite.ports().gatewayHealth());
        Reply metrics = Client.of(URI.create("http://127.0.0.1:" + port))
                .get("/q/metrics")
                .granted();
        return Exposed.of(part, new String(metrics.body(), StandardCharsets.UTF_8));
    }

    /** Has each part collect its garbage, of which some metrics tell only from the first time on. */
    void collectGarbage() {
        for (ProcessRecord part : ProcessRecord.readAll(DataFolder.at(folder).run())) {
            if (PARTS.contains(part.name())) {
                collectGarbage(part.process().orElseThrow());
            }
        }
    }

    private static void collectGarbage(ProcessHandle part) {
        try {
            Process asking = new ProcessBuilder(
                            Installation.java().resolveSibling("jcmd").toString(), Long.toString(part.pid()), "GC.run")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            assertThat(asking.waitFor()).isZero();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What a part has written so far. */
    List<String> logOf(String part) {
        return Observability.lines(suite.logOf(part));
    }

    TraceSink traces() {
        return traces;
    }

    void kill(String service) {
        suite.kill(service);
    }

    /** Starts what was killed, and returns when it is ready. */
    void startAgain(String service) {
        suite.start(service);
    }

    void rebuildAnalytics() {
        suite.rebuildAnalytics();
    }

    EventLog log() {
        return log;
    }

    /** Somebody without a token. */
    Client anybody() {
        return anybody;
    }

    public Account teacher() {
        return newAccount("teacher", "Teacher");
    }

    public Account student() {
        return newAccount("student", "Student");
    }

    Account student(String displayName) {
        return newAccount("student", displayName);
    }

    List<Account> students(int count) {
        return IntStream.range(0, count).mapToObj(_ -> student()).toList();
    }

    Account admin() {
        Accounts.Account admin = suite.accounts().admin();
        return logIn(admin.email(), admin.password());
    }

    /** Somebody who is registered already. */
    Account logIn(String email, String password) {
        Reply tokens = anybody.post("/api/auth/login", Map.of("email", email, "password", password))
                .granted();
        Client client = anybody.bearing(tokens.text("access_token"));
        String id = client.get("/api/auth/me").granted().text("id");
        return new Account(id, email, password, client, tokens.text("refresh_token"));
    }

    private Account newAccount(String role, String displayName) {
        String email = "%s-%d@class.example".formatted(role, people.incrementAndGet());
        anybody.post(
                        "/api/auth/register",
                        Map.of("email", email, "password", PASSWORD, "displayName", displayName, "role", role))
                .granted();
        return logIn(email, PASSWORD);
    }

    /** A class that has begun and that these students have joined; the path under which everything of it is. */
    public String liveClass(Account teacher, List<Account> students) {
        String path = STREAMS
                + teacher.post(STREAMS, Map.of("title", "A class of its own"))
                        .granted()
                        .text("id");
        teacher.post(path + "/start").granted();
        students.forEach(student -> student.post(path + "/join").granted());
        return path;
    }

    @Override
    public void close() throws IOException {
        Runtime.getRuntime().removeShutdownHook(emergencyStop);
        log.close();
        suite.close();
        traces.close();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.sorted(Comparator.reverseOrder()).toList()) {
                if (!file.startsWith(folder.resolve("logs")) && !file.equals(folder)) {
                    Files.delete(file);
                }
            }
        }
    }
}
