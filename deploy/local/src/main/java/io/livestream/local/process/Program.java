package io.livestream.local.process;

import io.livestream.local.folder.DataFolder;
import io.livestream.local.folder.SuiteFailure;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Runs a program to its end. */
public final class Program {

    private Program() {}

    /** Sends what the program says to a file, and returns its exit code. */
    public static int run(List<String> command, Path log) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
            return await(process);
        } catch (IOException e) {
            throw new SuiteFailure("%s cannot be started (%s).".formatted(command.getFirst(), DataFolder.reason(e)), e);
        }
    }

    private static int await(Process process) {
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw new SuiteFailure("Interrupted.", e);
        }
    }
}
