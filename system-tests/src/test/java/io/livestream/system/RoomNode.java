package io.livestream.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/** One more node of chat-service beside that of the suite, on the same database and the same log. */
final class RoomNode implements AutoCloseable {

    private static final Pattern LISTENING = Pattern.compile("Listening on: (http://\\S+)");

    private final Process process;
    private final URI address;
    private final Path log;

    private RoomNode(Process process, URI address, Path log) {
        this.process = process;
        this.address = address;
        this.log = log;
    }

    /** Starts a node, and returns when it is ready. */
    static RoomNode start(Map<String, String> environment, Path log) {
        Path application = Path.of("..", "chat-service", "target", "quarkus-app", "quarkus-run.jar");
        String java = ProcessHandle.current().info().command().orElse("java");
        ProcessBuilder builder = new ProcessBuilder(List.of(
                java,
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-jar",
                application.toAbsolutePath().toString()));
        builder.environment().putAll(environment);
        builder.environment().put("QUARKUS_HTTP_HOST", "127.0.0.1");
        // The system chooses the port, so that nobody else can have it.
        builder.environment().put("QUARKUS_HTTP_PORT", "0");
        builder.redirectErrorStream(true).redirectOutput(log.toFile());
        try {
            Process process = builder.start();
            await().until(() -> LISTENING.matcher(Files.readString(log)).find());
            RoomNode node = new RoomNode(process, addressIn(log), log);
            await().until(() -> Client.of(node.address).get("/q/health/ready").status() == 200);
            return node;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ConditionFactory await() {
        return Awaitility.await("a second node of chat-service")
                .atMost(Duration.ofSeconds(90))
                .pollInterval(Duration.ofMillis(200));
    }

    private static URI addressIn(Path log) throws IOException {
        return LISTENING
                .matcher(Files.readString(log))
                .results()
                .map(line -> URI.create(line.group(1)))
                .findFirst()
                .orElseThrow();
    }

    URI address() {
        return address;
    }

    /** Ends it at once, as a power cut would. */
    void kill() {
        process.destroyForcibly();
    }

    /** Asks it to stop. */
    void stop() {
        process.destroy();
    }

    /** Waits until it has ended, and returns all that it logged. */
    String awaitEnd() {
        Awaitility.await("the node's end").atMost(Duration.ofSeconds(30)).until(() -> !process.isAlive());
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
        try {
            process.waitFor(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
