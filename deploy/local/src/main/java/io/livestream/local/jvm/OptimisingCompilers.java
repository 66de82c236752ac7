package io.livestream.local.jvm;

import io.livestream.local.process.Child;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Lets the JVMs' optimising compilers wait while the suite starts.
 *
 * <p>All parts start at once, and these compilers would take some 40 % of two processors just then, for code that mostly runs
 * but once. Their threads get a low priority when a JVM begins and, as far as that is allowed, their own one back when all parts
 * are ready; whoever may not raise it (without root's rights) keeps compilers that step back when the processors are busy. Only
 * Linux tells which threads they are; elsewhere, and where there is no {@code renice}, nothing is done. Nothing depends on it
 * but time.
 */
public final class OptimisingCompilers {

    /** As the JVM calls them, cut off after fifteen characters by the kernel. */
    private static final String NAME = "C2 CompilerThre";

    /** The quick compiler's, which begins after them. */
    private static final String QUICK_NAME = "C1 CompilerThre";

    /** Their niceness, as long as they wait, beyond that of all else; more than the lowest priority there is not. */
    private static final int STEP_BACK = 10;

    private static final int LOWEST_PRIORITY = 19;

    private static final Duration PAUSE = Duration.ofMillis(50);

    /** What the JVMs have from who starts them. */
    private final int usual = usualNiceness();

    private final Set<Long> processes = new HashSet<>();
    private volatile boolean released;

    /** Waits until the JVM has such threads, and gives them the low priority; until it is seen to have none, or all are released. */
    public void hold(Child jvm) throws InterruptedException {
        while (!released
                && jvm.pid().isPresent()
                && Files.isDirectory(threadsOf(jvm.pid().getAsLong()))) {
            long pid = jvm.pid().getAsLong();
            // Asked in this order: where the quick one has begun, those that begin before it are there or never come.
            boolean quickHasBegun = !threadsCalled(QUICK_NAME, pid).isEmpty();
            List<String> compilers = compilersOf(pid);
            if (!compilers.isEmpty()) {
                hold(pid, compilers);
                return;
            }
            if (quickHasBegun || jvm.hasEndedWithin(PAUSE)) {
                return;
            }
        }
    }

    private synchronized void hold(long pid, List<String> compilers) {
        if (!released) {
            processes.add(pid);
            renice(Math.min(usual + STEP_BACK, LOWEST_PRIORITY), compilers);
        }
    }

    /** Gives all that were held their usual priority, also those that a JVM has added meanwhile; from then on none is held. */
    public synchronized void release() {
        released = true;
        List<String> compilers =
                processes.stream().flatMap(pid -> compilersOf(pid).stream()).toList();
        if (!compilers.isEmpty()) {
            renice(usual, compilers);
        }
    }

    private static Path threadsOf(long pid) {
        return Path.of("/proc", Long.toString(pid), "task");
    }

    private static int usualNiceness() {
        long pid = ProcessHandle.current().pid();
        try {
            return niceness(pid, Long.toString(pid));
        } catch (IOException _) {
            // This system does not tell; nor which threads to hold.
            return 0;
        }
    }

    /** From 19, the lowest priority, to -20. */
    static int niceness(long pid, String thread) throws IOException {
        String stat = Files.readString(threadsOf(pid).resolve(thread).resolve("stat"));
        // The second field is the name in brackets, which may contain spaces; the nineteenth is asked for.
        return Integer.parseInt(stat.substring(stat.lastIndexOf(')') + 2).split(" ")[19 - 3]);
    }

    static List<String> compilersOf(long pid) {
        return threadsCalled(NAME, pid);
    }

    private static List<String> threadsCalled(String name, long pid) {
        List<String> found = new ArrayList<>();
        try (DirectoryStream<Path> threads = Files.newDirectoryStream(threadsOf(pid))) {
            for (Path thread : threads) {
                if (Files.readString(thread.resolve("comm")).strip().equals(name)) {
                    found.add(thread.getFileName().toString());
                }
            }
        } catch (IOException _) {
            // It ended, or this system does not tell.
        }
        return found;
    }

    private static void renice(int priority, List<String> threads) {
        List<String> command = new ArrayList<>(List.of("renice", Integer.toString(priority), "-p"));
        command.addAll(threads);
        try {
            new ProcessBuilder(command)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException _) {
            // There is no such program: they compete with the others.
        }
    }
}
