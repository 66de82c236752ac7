package io.livestream.local.command;

import io.livestream.local.folder.SuiteFailure;
import java.util.Locale;
import java.util.NoSuchElementException;

/** Asks before something that cannot be undone; without anybody to ask the answer is no. */
final class Consent {

    private Consent() {}

    static boolean isGiven(CommandLine line, String question) {
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
