package io.livestream.local.command;

import io.livestream.local.folder.DataFolder;
import io.livestream.local.folder.KeyValues;
import io.livestream.local.process.HealthCheck;
import io.livestream.local.process.Port;
import io.livestream.local.process.ProcessRecord;
import io.livestream.local.suite.Launcher;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code status}: what runs in a folder, and whether it works. */
final class StatusCommand {

    static final int ALL_READY = 0;
    static final int SOMETHING_WRONG = 1;
    static final int NOTHING_RUNS = 3;

    private final DataFolder folder;
    private final PrintStream out;
    private final Clock clock = Clock.systemUTC();

    StatusCommand(DataFolder folder, PrintStream out) {
        this.folder = folder;
        this.out = out;
    }

    int run() {
        List<ProcessRecord> running = Launcher.parts(folder).stream()
                .filter(record -> record.process().isPresent())
                .toList();
        boolean held = folder.isLocked();
        if (running.isEmpty() && !held) {
            out.println("Nothing runs in " + folder.path());
            return NOTHING_RUNS;
        }
        Map<String, String> suite = KeyValues.read(folder.suiteFile());
        if (held && suite.isEmpty()) {
            out.println("It is just starting, data in " + folder.path());
            return SOMETHING_WRONG;
        }
        List<String> parts = Arrays.asList(suite.getOrDefault("parts", "").split(","));
        boolean allReady = true;
        for (String part : parts) {
            allReady &= show(part, running);
        }
        if (!held) {
            out.println("Its launcher was killed. ./livestream down%s cleans up.".formatted(folder.option()));
            return SOMETHING_WRONG;
        }
        out.println("%n  %s, data in %s".formatted(suite.get("gateway"), folder.path()));
        return allReady ? ALL_READY : SOMETHING_WRONG;
    }

    private boolean show(String part, List<ProcessRecord> running) {
        Optional<ProcessRecord> record = running.stream()
                .filter(candidate -> candidate.name().equals(part))
                .findFirst();
        if (record.isEmpty()) {
            out.println("  %-18s not running".formatted(part));
            return false;
        }
        boolean ready = isReady(record.get());
        Duration up = Duration.between(record.get().start().at(), clock.instant());
        out.println("  %-18s %-10s port %5d   process %-8d up %s"
                .formatted(
                        part,
                        ready ? "ready" : "not ready",
                        record.get().port(),
                        record.get().pid(),
                        Console.spoken(up)));
        return ready;
    }

    private static boolean isReady(ProcessRecord record) {
        return record.health() == 0
                ? Port.onLoopback(record.port()).isOpen()
                : new HealthCheck(record.health()).ask().nothing();
    }
}
