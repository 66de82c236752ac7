package io.livestream.local.suite;

import io.livestream.local.folder.DataFolder;
import io.livestream.local.kafka.Kafka;
import io.livestream.local.postgres.Postgres;
import io.livestream.local.process.ProcessRecord;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The processes that a launcher left behind which was killed by force. */
public final class Leftovers {

    private static final Duration GRACE = Duration.ofSeconds(15);
    private static final Duration KILL = Duration.ofSeconds(5);

    private Leftovers() {}

    /**
     * Stops what is recorded in the folder and still runs, and returns the names. Call it with the folder locked, so that no
     * launcher believes these processes to be its own.
     */
    public static List<String> stop(DataFolder folder) {
        return Launcher.parts(folder).stream()
                .sorted(Comparator.comparingInt(record -> rank(record.name())))
                .filter(record -> stop(record, folder))
                .map(ProcessRecord::name)
                .toList();
    }

    /** The gateway first and the database last. */
    private static int rank(String name) {
        return switch (name) {
            case "gateway" -> 0;
            case Kafka.NAME -> 2;
            case Postgres.NAME -> 3;
            default -> 1;
        };
    }

    private static boolean stop(ProcessRecord record, DataFolder folder) {
        Optional<ProcessHandle> process = record.process();
        process.ifPresent(running -> stop(running, record.name()));
        ProcessRecord.delete(folder.run(), record.name());
        return process.isPresent();
    }

    private static void stop(ProcessHandle process, String name) {
        if (name.equals(Postgres.NAME)) {
            Postgres.interrupt(process);
        } else {
            process.destroy();
        }
        if (!ends(process, GRACE)) {
            process.destroyForcibly();
            ends(process, KILL);
        }
    }

    /** Waits for the end of a process, and returns whether it came in that time. */
    public static boolean ends(ProcessHandle process, Duration time) {
        try {
            process.onExit().get(time.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException | ExecutionException _) {
            return false;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
