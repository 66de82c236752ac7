package io.livestream.local;

import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.NoSuchElementException;

/** What {@code ./livestream} runs once the suite is built. */
public final class Main {

    private Main() {}

    public static void main(String[] words) {
        int code;
        try {
            code = run(CommandLine.parse(words));
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

    private static int run(CommandLine line) {
        return switch (line.command()) {
            case "up" -> new UpCommand(line).run();
            case "down" -> new DownCommand(line.folder()).run();
            case "status" -> new StatusCommand(line.folder(), System.out).run();
            case "reset" -> new ResetCommand(line).run();
            case "rebuild" -> new RebuildCommand(line).run();
            default ->
                throw new SuiteFailure(
                        "There is no command %s. ./livestream help lists them.".formatted(line.command()));
        };
    }

    /** Asks before something that cannot be undone; without anybody to ask the answer is no. */
    static boolean agreed(CommandLine line, String question) {
        if (line.has("--yes")) {
            return true;
        }
        var console = System.console();
        if (console == null || !console.isTerminal()) {
            String words = String.join(" ", line.command(), String.join(" ", line.arguments()));
            throw new SuiteFailure("There is nobody to ask here. If you are sure: ./livestream %s --yes%s"
                    .formatted(words.strip(), line.folder().option()));
        }
        try {
            String answer = console.readLine("%s [y/N] ", question);
            return answer != null && answer.strip().toLowerCase(Locale.ROOT).startsWith("y");
        } catch (NoSuchElementException _) {
            return false;
        }
    }
}
