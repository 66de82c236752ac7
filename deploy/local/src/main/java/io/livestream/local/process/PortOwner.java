package io.livestream.local.process;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Finds who listens on a port, where the system shows it (Linux, and only processes of the same user). */
final class PortOwner {

    private static final Path PROC = Path.of("/proc");
    private static final String LISTENING = "0A";

    private PortOwner() {}

    /** Something like {@code process 812 (nginx)}. */
    static Optional<String> of(int port) {
        try {
            Optional<String> inode = inodeOf(port);
            return inode.isEmpty() ? Optional.empty() : processWith("socket:[" + inode.get() + "]");
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    private static Optional<String> inodeOf(int port) throws IOException {
        String suffix = ":%04X".formatted(port);
        for (String table : List.of("net/tcp", "net/tcp6")) {
            Path file = PROC.resolve(table);
            if (!Files.isReadable(file)) {
                continue;
            }
            for (String line : Files.readAllLines(file)) {
                String[] columns = line.trim().split("\\s+");
                if (columns.length > 9 && columns[1].endsWith(suffix) && columns[3].equals(LISTENING)) {
                    return Optional.of(columns[9]);
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<String> processWith(String socket) throws IOException {
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(PROC, "[0-9]*")) {
            for (Path process : processes) {
                if (holds(process, socket)) {
                    String name = Files.readString(process.resolve("comm")).trim();
                    return Optional.of("process %s (%s)".formatted(process.getFileName(), name));
                }
            }
        }
        return Optional.empty();
    }

    private static boolean holds(Path process, String socket) {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(process.resolve("fd"))) {
            for (Path file : files) {
                if (Files.readSymbolicLink(file).toString().equals(socket)) {
                    return true;
                }
            }
        } catch (IOException _) {
            // Another user's process, or one that has just ended: not the one we can name.
            return false;
        }
        return false;
    }
}
