package io.livestream.bench;

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
public final class Processes {

    public static final String GENERATOR = "this program";
    public static final String REST = "the rest";

    private static final String SUFFIX = ".pid";
    private static final Path MACHINE = Path.of("/proc/stat");
    private static final double TICKS_PER_SECOND = 100;
    /** In a line of /proc/stat: user, nice, system, idle, iowait, irq, softirq, steal. */
    private static final List<Integer> BUSY = List.of(0, 1, 2, 5, 6);

    private final Map<String, ProcessHandle> parts = new TreeMap<>();

    /** @param run the folder in which the launcher notes the processes of the suite */
    public Processes(Path run) throws IOException {
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

    private Processes(Map<String, ProcessHandle> parts) {
        this.parts.putAll(parts);
    }

    /** Of no suite. */
    public static Processes none() {
        return new Processes(Map.of());
    }

    /** These and one more, which no launcher noted. */
    public Processes with(String name, ProcessHandle process) {
        Processes more = new Processes(parts);
        more.parts.put(name, process);
        return more;
    }

    public Optional<ProcessHandle> part(String name) {
        return Optional.ofNullable(parts.get(name));
    }

    private static Optional<ProcessHandle> process(Path file) throws IOException {
        return noted(file, "pid").flatMap(pid -> ProcessHandle.of(Long.parseLong(pid)));
    }

    /** What the launcher noted about a process under that name. */
    public static Optional<String> noted(Path file, String name) throws IOException {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.filter(line -> line.startsWith(name + "="))
                    .findFirst()
                    .map(line -> line.substring(name.length() + 1).strip());
        }
    }

    /** Seconds since each began, by part; with this program, and with whatever else the machine does where that is told. */
    public Map<String, Double> seconds() throws IOException {
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

    /** What was computed since then. */
    public Map<String, Double> secondsSince(Map<String, Double> before) throws IOException {
        Map<String, Double> seconds = seconds();
        seconds.replaceAll((part, now) -> now - before.getOrDefault(part, 0.0));
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
            return busySeconds(lines.findFirst().orElseThrow());
        }
    }

    /** Of the first line of /proc/stat. */
    static double busySeconds(String line) {
        long[] ticks = Arrays.stream(line.split(" +"))
                .skip(1)
                .mapToLong(Long::parseLong)
                .toArray();
        return BUSY.stream().flatMapToLong(i -> LongStream.of(ticks[i])).sum() / TICKS_PER_SECOND;
    }
}
