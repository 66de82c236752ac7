package io.livestream.local.command;

import io.livestream.local.folder.SuiteFailure;

/** What there is to type after {@code ./livestream}, as far as the launcher does it. */
public final class Commands {

    private Commands() {}

    /** Does what was typed, and returns the code with which the process is to end. */
    public static int run(CommandLine line) {
        return switch (line.command()) {
            case "up" -> new UpCommand(line).run();
            case "down" -> new DownCommand(line.folder()).run();
            case "status" -> new StatusCommand(line.folder(), System.out).run();
            case "reset" -> new ResetCommand(line, System.out).run();
            case "rebuild" -> new RebuildCommand(line).run();
            default ->
                throw new SuiteFailure(
                        "There is no command %s. ./livestream help lists them.".formatted(line.command()));
        };
    }
}
