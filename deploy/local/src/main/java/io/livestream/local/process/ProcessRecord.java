package io.livestream.local.process;

import io.livestream.local.folder.KeyValues;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is written down about a process that was started, so that a later launcher knows it again.
 *
 * <p>Process ids are given again to others. A process counts as ours only if it also started when the record says and
 * its command line carries the mark we gave it.
 */
public record ProcessRecord(String name, long pid, ProcessStart start, int port, int health, String mark) {

    private static final String SUFFIX = ".pid";

    /** Of a process that runs. */
    public static ProcessRecord of(String name, ProcessHandle process, int port, int health, String mark) {
        return new ProcessRecord(name, process.pid(), ProcessStart.of(process), port, health, mark);
    }

    /** All records of a folder, whether their processes still run or not. */
    public static List<ProcessRecord> readAll(Path folder) {
        List<ProcessRecord> records = new ArrayList<>();
        if (!Files.isDirectory(folder)) {
            return records;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*" + SUFFIX)) {
            for (Path file : files) {
                String fileName = file.getFileName().toString();
                read(folder, fileName.substring(0, fileName.length() - SUFFIX.length()))
                        .ifPresent(records::add);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return records;
    }

    /** The record of that name; a file that cannot be understood is none. */
    public static Optional<ProcessRecord> read(Path folder, String name) {
        Map<String, String> values = KeyValues.read(folder.resolve(name + SUFFIX));
        try {
            return values.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new ProcessRecord(
                            name,
                            Long.parseLong(values.get("pid")),
                            new ProcessStart(Instant.parse(values.get("started")), values.getOrDefault("ticks", "")),
                            Integer.parseInt(values.get("port")),
                            Integer.parseInt(values.get("health")),
                            values.get("mark")));
        } catch (RuntimeException _) {
            return Optional.empty();
        }
    }

    /** Keeps the record in that folder, in place of the one of the same name. */
    public void write(Path folder) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("pid", Long.toString(pid));
        values.put("started", start.at().toString());
        values.put("ticks", start.ticks());
        values.put("port", Integer.toString(port));
        values.put("health", Integer.toString(health));
        values.put("mark", mark);
        KeyValues.write(folder.resolve(name + SUFFIX), values);
    }

    /** Forgets the record of that name, if there is one. */
    public static void delete(Path folder, String name) {
        KeyValues.delete(folder.resolve(name + SUFFIX));
    }

    /** The running process, if it is still the one that was recorded. */
    public Optional<ProcessHandle> process() {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).filter(this::isTheOne);
    }

    private boolean isTheOne(ProcessHandle process) {
        return start.isThatOf(process) && commandLine(process).contains(mark);
    }

    /** Java cuts long command lines; where the system shows the whole, that is what counts. */
    public static String commandLine(ProcessHandle process) {
        Path whole = Path.of("/proc", Long.toString(process.pid()), "cmdline");
        try {
            return Files.isReadable(whole)
                    ? Files.readString(whole).replace('\0', ' ')
                    : process.info().commandLine().orElse("");
        } catch (IOException _) {
            return "";
        }
    }
}
