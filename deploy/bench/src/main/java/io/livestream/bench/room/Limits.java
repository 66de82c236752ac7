package io.livestream.bench.room;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;

/** How many descriptors, and so sockets, a process may hold. */
final class Limits {

    private static final String LINE = "Max open files";
    /** For jars, files and what else a process has open. */
    private static final int OTHERS = 300;

    private Limits() {}

    /** @throws IllegalArgumentException with what to do, if that process may not hold so many sockets */
    static void require(String who, long pid, long sockets) throws IOException {
        Path file = Path.of("/proc", Long.toString(pid), "limits");
        if (!Files.isReadable(file)) {
            return;
        }
        OptionalLong allowed = descriptors(Files.readAllLines(file));
        if (allowed.isPresent() && allowed.getAsLong() < sockets + OTHERS) {
            throw new IllegalArgumentException(
                    "%s may hold %d descriptors (ulimit -n), and %d sockets need %d. Raise the limit, or take fewer sockets%s."
                            .formatted(
                                    who,
                                    allowed.getAsLong(),
                                    sockets,
                                    sockets + OTHERS,
                                    who.equals("gateway") ? "; with --direct none is the gateway's" : ""));
        }
    }

    /** The limit in force, of the lines of /proc/…/limits; none when there is no limit. */
    static OptionalLong descriptors(List<String> lines) {
        return lines.stream()
                .filter(line -> line.startsWith(LINE))
                .map(line -> line.substring(LINE.length()).strip().split(" +")[0])
                .filter(limit -> !limit.equals("unlimited"))
                .mapToLong(Long::parseLong)
                .findFirst();
    }
}
