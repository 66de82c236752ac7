package io.livestream.local;

import io.livestream.local.command.CommandLine;
import io.livestream.local.folder.DataFolder;
import io.livestream.local.folder.SuiteFailure;
import java.io.UncheckedIOException;

/** What {@code ./livestream} runs once the suite is built. */
public final class Main {

    private Main() {}

    public static void main(String[] words) {
        int code;
        try {
            code = CommandLine.parse(words).run();
        } catch (SuiteFailure e) {
            System.err.println(e.getMessage());
            code = 1;
        } catch (UncheckedIOException e) {
            System.err.println("Cannot read or write: " + DataFolder.reason(e.getCause()));
            code = 1;
        }
        System.out.flush();
        System.err.flush();
        // Whatever has to be stopped is stopped by now: the hooks that do it on a signal must not do it again.
        Runtime.getRuntime().halt(code);
    }
}
