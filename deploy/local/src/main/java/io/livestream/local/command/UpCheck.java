package io.livestream.local.command;

import io.livestream.local.folder.SuiteFailure;
import io.livestream.local.process.ProcessRecord;
import io.livestream.local.suite.Launcher;
import java.util.Optional;

/**
 * What can be said of {@code up} before anything is built: whether its options are right and its ports free.
 *
 * <p>The script runs it from its source, so that nobody waits for a build to read of a typing error. For that, what it uses must need
 * nothing but the JDK.
 */
final class UpCheck {

    private UpCheck() {}

    public static void main(String[] words) {
        try {
            check(CommandLine.parse(words));
        } catch (SuiteFailure e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    private static void check(CommandLine line) {
        // What a killed launcher left behind is stopped by the start, and its ports are free then.
        if (Launcher.parts(line.folder()).stream().map(ProcessRecord::process).allMatch(Optional::isEmpty)) {
            line.ports().requireFree(line.host(), line.parts());
        }
    }
}
