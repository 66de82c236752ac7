package io.livestream.local.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/**
 * When a process began.
 *
 * @param at by the clock, which may be set at any time
 * @param ticks by the machine's own count, which nobody sets: which boot, and how far it had counted since; empty where the system does
 *     not tell it
 */
public record ProcessStart(Instant at, String ticks) {

    private static final Path PROC = Path.of("/proc");
    /** Counted from the state of the process, which is the first field that cannot contain blanks. */
    private static final int START_TICKS = 19;
    /** Systems that count from their boot move the start of a process a little when the clock is adjusted. */
    private static final Duration TOLERANCE = Duration.ofSeconds(3);

    static ProcessStart of(ProcessHandle process) {
        return new ProcessStart(process.info().startInstant().orElseGet(Instant::now), ticksOf(process.pid()));
    }

    private static String ticksOf(long pid) {
        try {
            String boot = Files.readString(PROC.resolve("sys/kernel/random/boot_id"));
            String stat = Files.readString(PROC.resolve(Long.toString(pid)).resolve("stat"));
            // The name before it stands in brackets, and may contain whatever it likes.
            String[] fields = stat.substring(stat.lastIndexOf(')') + 1).strip().split(" ");
            return boot.strip() + "/" + fields[START_TICKS];
        } catch (IOException _) {
            return "";
        }
    }

    /** Whether this is when that process began. */
    boolean isThatOf(ProcessHandle process) {
        ProcessStart other = of(process);
        return ticks.isEmpty() || other.ticks.isEmpty()
                ? Duration.between(other.at, at).abs().compareTo(TOLERANCE) <= 0
                : ticks.equals(other.ticks);
    }
}
