package io.livestream.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** One more node of chat-service beside that of the suite, on the same database and the same log. */
final class RoomNode implements AutoCloseable {

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
        int port = freePort();
        Path application = Path.of("..", "chat-service", "target", "quarkus-app", "quarkus-run.jar");
        String java = ProcessHandle.current().info().command().orElse("java");
        ProcessBuilder builder = new ProcessBuilder(List.of(
                java,
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-jar",
                application.toAbsolutePath().toString()));
        builder.environment().putAll(environment);
        builder.environment().put("QUARKUS_HTTP_HOST", "127.0.0.1");
        builder.environment().put("QUARKUS_HTTP_PORT", Integer.toString(port));
        builder.redirectErrorStream(true).redirectOutput(log.toFile());
        try {
            RoomNode node = new RoomNode(builder.start(), URI.create("http://127.0.0.1:" + port), log);
            node.awaitReady();
            return node;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void awaitReady() {
        Client client = Client.of(address);
        Awaitility.await("a second node of chat-service")
                .atMost(Duration.ofSeconds(90))
                .pollInterval(Duration.ofMillis(200))
                .until(() -> client.get("/q/health/ready").status() == 200);
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
