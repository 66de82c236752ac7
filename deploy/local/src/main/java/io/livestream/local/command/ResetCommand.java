package io.livestream.local.command;

import io.livestream.local.folder.DataFolder;
import io.livestream.local.folder.SuiteFailure;
import io.livestream.local.suite.Leftovers;
import java.nio.channels.FileLock;

/** {@code reset}: removes the data folder. */
final class ResetCommand {

    private final CommandLine line;
    private final DataFolder folder;

    ResetCommand(CommandLine line) {
        this.line = line;
        this.folder = line.folder();
    }

    int run() {
        if (!folder.exists()) {
            System.out.println("There is nothing to remove: no " + folder.path());
            return 0;
        }
        if (!Consent.isGiven(
                line, "Remove all accounts, streams, messages and figures in %s?".formatted(folder.path()))) {
            System.out.println("Nothing was removed.");
            return 1;
        }
        FileLock lock = folder.lock()
                .orElseThrow(() -> new SuiteFailure(
                        "The suite runs in this folder. Stop it first: ./livestream down" + folder.option()));
        Leftovers.stop(folder);
        folder.remove();
        folder.release(lock);
        System.out.println("Removed " + folder.path());
        return 0;
    }
}
