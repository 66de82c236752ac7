package io.livestream.local.suite;

import io.livestream.local.folder.DataFolder;
import io.livestream.local.process.ProcessRecord;
import java.util.List;
import java.util.Optional;

/** The process that holds the suite of a folder, as it is written down for other terminals. */
public final class Launcher {

    private static final String NAME = "launcher";
    /** Tells it from a test, which holds suites too: nobody asks that to end or to do something else. */
    private static final String MARK = "io.livestream.local.Main";

    private Launcher() {}

    /** Writes down this process. */
    static void record(DataFolder folder, int port) {
        ProcessRecord.of(NAME, ProcessHandle.current(), port, 0, MARK).write(folder.run());
    }

    static void forget(DataFolder folder) {
        ProcessRecord.delete(folder.run(), NAME);
    }

    /** What is written down about whoever holds the suite, which may be a test. */
    static Optional<ProcessRecord> recorded(DataFolder folder) {
        return ProcessRecord.read(folder.run(), NAME);
    }

    /** The launcher of that folder, as long as it runs. */
    public static Optional<ProcessHandle> of(DataFolder folder) {
        return recorded(folder).flatMap(ProcessRecord::process);
    }

    /** What is written down about the parts that were started, whether they still run or not. */
    public static List<ProcessRecord> parts(DataFolder folder) {
        return ProcessRecord.readAll(folder.run()).stream()
                .filter(record -> !record.name().equals(NAME))
                .toList();
    }
}
