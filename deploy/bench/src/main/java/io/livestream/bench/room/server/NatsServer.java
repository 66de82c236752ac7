package io.livestream.bench.room.server;

import io.livestream.bench.room.fleet.Addresses;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Starts a nats-server with its WebSocket listener, where there is one (Debian's package {@code nats-server}). */
public final class NatsServer {

    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final String SETTINGS = """
        listen: "127.0.0.1:%d"
        max_connections: 65536
        websocket {
          listen: "127.0.0.1:%d"
          no_tls: true
          compression: false
        }
        """;

    private NatsServer() {}

    /** One that listens; nothing where there is no such program. */
    public static Optional<ServerProcess> start() throws IOException, InterruptedException {
        Optional<Path> program = ServerProcess.find("nats-server");
        if (program.isEmpty()) {
            return Optional.empty();
        }
        Path folder = Files.createTempDirectory("livestream-nats");
        int port = freePort();
        Path settings = Files.writeString(folder.resolve("nats.conf"), SETTINGS.formatted(freePort(), port));
        Process process = ServerProcess.start(
                List.of(
                        program.get().toString(),
                        "--config",
                        settings.toString(),
                        "--log",
                        folder.resolve("nats.log").toString()),
                folder);
        ServerProcess server = new ServerProcess("nats", process, Addresses.loopback(port), folder);
        awaitListening(server);
        return Optional.of(server);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void awaitListening(ServerProcess server) throws IOException, InterruptedException {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < until && server.process().isAlive()) {
            try (Socket socket = new Socket()) {
                socket.connect(server.address());
                return;
            } catch (IOException _) {
                Thread.sleep(50);
            }
        }
        Path log = server.folder().resolve("nats.log");
        String said = Files.exists(log) ? Files.readString(log) : "nothing";
        server.close();
        throw new IOException("nats-server does not start; it says " + said);
    }
}
