package io.livestream.local.command;

import io.livestream.local.folder.DataFolder;
import io.livestream.local.folder.SuiteFailure;
import io.livestream.local.suite.Launcher;
import io.livestream.local.suite.Leftovers;
import java.nio.channels.FileLock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** {@code down}: stops the suite of a folder from another terminal, also what a killed launcher left behind. */
final class DownCommand {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final DataFolder folder;

    DownCommand(DataFolder folder) {
        this.folder = folder;
    }

    int run() {
        Optional<ProcessHandle> launcher = Launcher.of(folder);
        if (launcher.isPresent()) {
            stop(launcher.get());
        } else {
            stopLeftovers();
        }
        return 0;
    }

    private static void stop(ProcessHandle launcher) {
        launcher.destroy();
        if (!Leftovers.ends(launcher, PATIENCE)) {
            throw new SuiteFailure("The suite does not stop. End process %d by force; the next up or down cleans up."
                    .formatted(launcher.pid()));
        }
        System.out.println("Stopped.");
    }

    private void stopLeftovers() {
        if (!folder.exists()) {
            System.out.println("Nothing runs in " + folder.path());
            return;
        }
        FileLock lock = folder.lock()
                .orElseThrow(() -> new SuiteFailure(
                        "The suite in %s belongs to another program (a test?): stop that.".formatted(folder.path())));
        List<String> stopped = Leftovers.stop(folder);
        folder.release(lock);
        System.out.println(
                stopped.isEmpty()
                        ? "Nothing runs in " + folder.path()
                        : "Stopped what an earlier run had left behind: " + String.join(", ", stopped));
    }
}
