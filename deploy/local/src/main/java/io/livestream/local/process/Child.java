package io.livestream.local.process;

import io.livestream.local.folder.DataFolder;
import io.livestream.local.folder.SuiteFailure;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * One process of the suite: its log, its record, its end.
 *
 * <p>Methods may be called from any thread; whoever stops a child while another waits for it makes that wait fail.
 */
public final class Child {

    /** Above it an exit code is the number of a signal. */
    private static final int SIGNALLED = 128;

    private static final Duration KILL = Duration.ofSeconds(5);

    private final String name;
    private final int port;
    private final int health;
    private final String mark;
    private final DataFolder folder;

    private volatile Process process;
    /** The last one that was asked to end. That it has ended may be told when the next one is starting already. */
    private volatile Process askedToEnd;

    private volatile Consumer<Child> onUnexpectedEnd = _ -> {};

    /** A process without a health page of its own has its health on port 0. */
    public Child(String name, int port, int health, String mark, DataFolder folder) {
        this.name = name;
        this.port = port;
        this.health = health;
        this.mark = mark;
        this.folder = folder;
    }

    public String name() {
        return name;
    }

    public int port() {
        return port;
    }

    public int health() {
        return health;
    }

    public DataFolder folder() {
        return folder;
    }

    /** Whom to tell, from another thread, when the process ends without having been asked to. */
    public void onUnexpectedEnd(Consumer<Child> listener) {
        onUnexpectedEnd = listener;
    }

    /** Starts the process, with its log behind what is there, and writes down that it runs. */
    public void start(List<String> command, Map<String, String> environment) {
        ProcessBuilder builder = new ProcessBuilder(new ArrayList<>(command))
                .redirectErrorStream(true)
                .redirectOutput(
                        ProcessBuilder.Redirect.appendTo(folder.logOf(name).toFile()));
        builder.environment().putAll(environment);
        try {
            Process started = builder.start();
            process = started;
            started.getOutputStream().close();
            ProcessRecord.of(name, started.toHandle(), port, health, mark).write(folder.run());
            started.onExit().thenAccept(this::ended);
        } catch (IOException e) {
            throw new SuiteFailure("%s cannot be started (%s).".formatted(name, DataFolder.reason(e)), e);
        }
    }

    private void ended(Process which) {
        if (which == process && which != askedToEnd) {
            onUnexpectedEnd.accept(this);
        }
    }

    boolean isAlive() {
        Process current = process;
        return current != null && current.isAlive();
    }

    /** The id of the process, as long as it lives. */
    public OptionalLong pid() {
        return isAlive() ? OptionalLong.of(process.pid()) : OptionalLong.empty();
    }

    /** Waits until the process has ended or the time is over, whichever is first. */
    public boolean hasEndedWithin(Duration time) throws InterruptedException {
        return process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
    }

    /**
     * Asks the process to end, by the given way, and makes it end when it takes too long. Of one that was never started nothing is
     * forgotten: the record in its folder is then another suite's.
     */
    public void stop(Consumer<Process> asking, Duration grace) {
        Process current = process;
        if (current == null) {
            return;
        }
        askedToEnd = current;
        if (current.isAlive()) {
            asking.accept(current);
            if (!waited(current, grace)) {
                current.destroyForcibly();
                waited(current, KILL);
            }
        }
        ProcessRecord.delete(folder.run(), name);
    }

    /** Ends the process at once. */
    public void kill() {
        stop(Process::destroyForcibly, KILL);
    }

    private static boolean waited(Process process, Duration time) {
        boolean interrupted = Thread.interrupted();
        try {
            return process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            interrupted = true;
            return false;
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Says that the process ended without being asked to, and why as far as can be told. */
    public SuiteFailure endedByItself() {
        int code = process.exitValue();
        Path log = folder.logOf(name);
        if (code > SIGNALLED) {
            return new SuiteFailure("%s was ended from outside (signal %d%s). See %s"
                    .formatted(name, code - SIGNALLED, code == SIGNALLED + 9 ? ", maybe for lack of memory" : "", log));
        }
        String cause = LogTail.cause(log).map(": "::concat).orElse("");
        return new SuiteFailure("%s stopped by itself (exit code %d)%s. See %s".formatted(name, code, cause, log));
    }

    /** Says that waiting is no use: somebody has to put the database and the log together again. */
    public SuiteFailure aheadOfTheLog() {
        return new SuiteFailure(
                ("%s has read further than the log goes, as it may be after a power cut. Nothing is spoilt yet; \"A log that is older"
                                + " than the databases\" in docs/operations.md says how to go on. See %s")
                        .formatted(name, folder.logOf(name)));
    }

    SuiteFailure notReady(Duration waited, String answer) {
        return new SuiteFailure("%s is not ready after %d s%s. See %s"
                .formatted(name, waited.toSeconds(), answer.isBlank() ? "" : ": " + answer, folder.logOf(name)));
    }
}
