package io.livestream.system.bench;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** How long each process of the suite has computed, as the system counts it. */
final class Processes {

    static final String GENERATOR = "this program";
    static final String REST = "the rest";

    private static final String SUFFIX = ".pid";
    private static final Path MACHINE = Path.of("/proc/stat");
    private static final double TICKS_PER_SECOND = 100;
    /** In a line of /proc/stat: user, nice, system, idle, iowait, irq, softirq, steal. */
    private static final List<Integer> BUSY = List.of(0, 1, 2, 5, 6);

    private final Map<String, ProcessHandle> parts = new TreeMap<>();

    Processes(Path run) throws IOException {
        if (!Files.isDirectory(run)) {
            return;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(run, "*" + SUFFIX)) {
            for (Path file : files) {
                String name = file.getFileName().toString().replace(SUFFIX, "");
                process(file).ifPresent(process -> parts.put(name.replace("-service", ""), process));
            }
        }
        parts.remove("launcher");
    }

    private static Optional<ProcessHandle> process(Path file) throws IOException {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.filter(line -> line.startsWith("pid="))
                    .findFirst()
                    .flatMap(line -> ProcessHandle.of(
                            Long.parseLong(line.substring("pid=".length()).strip())));
        }
    }

    /** Seconds since each began, by part; with this program, and with whatever else the machine does where that is told. */
    Map<String, Double> seconds() throws IOException {
        Map<String, Double> seconds = new LinkedHashMap<>();
        parts.forEach((name, process) -> seconds.put(name, ofTree(process)));
        seconds.put(GENERATOR, of(ProcessHandle.current()));
        if (Files.exists(MACHINE)) {
            double ours =
                    seconds.values().stream().mapToDouble(Double::doubleValue).sum();
            seconds.put(REST, ofMachine() - ours);
        }
        return seconds;
    }

    /** A database server is many processes. */
    private static double ofTree(ProcessHandle process) {
        return Stream.concat(Stream.of(process), process.descendants())
                .mapToDouble(Processes::of)
                .sum();
    }

    private static double of(ProcessHandle process) {
        return process.info().totalCpuDuration().map(Duration::toNanos).orElse(0L) / 1e9;
    }

    private static double ofMachine() throws IOException {
        try (Stream<String> lines = Files.lines(MACHINE)) {
            String all = lines.findFirst().orElseThrow();
            long[] ticks = Arrays.stream(all.split(" +"))
                    .skip(1)
                    .mapToLong(Long::parseLong)
                    .toArray();
            return BUSY.stream().flatMapToLong(i -> LongStream.of(ticks[i])).sum() / TICKS_PER_SECOND;
        }
    }
}
