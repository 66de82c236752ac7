package io.livestream.bench.room.server;

import io.livestream.bench.room.fleet.Addresses;
import io.livestream.bench.room.fleet.Loops;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Makes {@code floor.c} and starts it, where there is a C compiler. */
public final class FloorServer {

    private static final String SOURCE = "floor.c";

    private FloorServer() {}

    /** Nothing where there is no compiler, or it has no use for a program that is for Linux. */
    public static Optional<ServerProcess> start() throws IOException, InterruptedException {
        Optional<Path> compiler = ServerProcess.find("gcc").or(() -> ServerProcess.find("cc"));
        if (compiler.isEmpty() || !Loops.onLinux()) {
            return Optional.empty();
        }
        Path folder = Files.createTempDirectory("livestream-floor");
        Path program = folder.resolve("floor");
        try (InputStream source = FloorServer.class.getResourceAsStream(SOURCE)) {
            Files.copy(source, folder.resolve(SOURCE));
        }
        Process compiling = ServerProcess.start(
                List.of(compiler.get().toString(), "-O2", "-o", program.toString(), SOURCE), folder);
        if (compiling.waitFor() != 0) {
            throw new IOException("floor.c does not compile: " + Files.readString(folder.resolve("errors.log")));
        }
        Process process = ServerProcess.start(List.of(program.toString()), folder);
        BufferedReader out = process.inputReader(StandardCharsets.US_ASCII);
        String port = out.readLine();
        if (port == null) {
            throw new IOException("The floor does not start: " + Files.readString(folder.resolve("errors.log")));
        }
        return Optional.of(
                new ServerProcess("floor", process, Addresses.loopback(Integer.parseInt(port.strip())), folder));
    }
}
