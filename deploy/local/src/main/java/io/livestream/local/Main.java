package io.livestream.local;

import io.livestream.local.command.CommandLine;
import io.livestream.local.command.Commands;
import io.livestream.local.folder.DataFolder;
import io.livestream.local.folder.SuiteFailure;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.function.IntSupplier;

/** What {@code ./livestream} runs once the suite is built. */
public final class Main {

    private Main() {}

    public static void main(String[] words) {
        int code = codeOf(() -> Commands.run(CommandLine.parse(words)), System.err);
        System.out.flush();
        System.err.flush();
        // Whatever has to be stopped is stopped by now: the hooks that do it on a signal must not do it again.
        Runtime.getRuntime().halt(code);
    }

    /** The code with which the command ends; what it could not do is said there, and a fault of ours is told from one of theirs. */
    static int codeOf(IntSupplier command, PrintStream said) {
        try {
            return command.getAsInt();
        } catch (SuiteFailure e) {
            said.println(e.getMessage());
        } catch (UncheckedIOException e) {
            said.println("Cannot read or write: " + DataFolder.reason(e.getCause()));
        } catch (RuntimeException e) {
            said.println("This is a fault of the launcher itself:");
            e.printStackTrace(said);
        }
        return 1;
    }
}
