package io.livestream.local.command;

import io.livestream.local.folder.DataFolder;
import io.livestream.local.folder.Servers;
import io.livestream.local.folder.SuiteFailure;
import io.livestream.local.postgres.JdbcAddress;
import io.livestream.local.suite.Leftovers;
import io.livestream.local.suite.Service;
import java.io.PrintStream;
import java.nio.channels.FileLock;
import java.util.Arrays;
import java.util.stream.Collectors;

/** {@code reset}: removes the data folder, and says what is elsewhere. */
final class ResetCommand {

    private final CommandLine line;
    private final DataFolder folder;
    private final PrintStream out;

    ResetCommand(CommandLine line, PrintStream out) {
        this.line = line;
        this.out = out;
        this.folder = line.folder();
    }

    int run() {
        if (!folder.exists()) {
            out.println("There is nothing to remove: no " + folder.path());
            return 0;
        }
        tellWhatStays();
        if (!Consent.isGiven(
                line, "Remove all accounts, streams, messages and figures in %s?".formatted(folder.path()))) {
            out.println("Nothing was removed.");
            return 1;
        }
        FileLock lock = folder.lock()
                .orElseThrow(() -> new SuiteFailure(
                        "The suite runs in this folder. Stop it first: ./livestream down" + folder.option()));
        Leftovers.stop(folder);
        folder.remove();
        folder.release(lock);
        out.println("Removed " + folder.path());
        return 0;
    }

    /** Before it is done: what lies elsewhere is of no use without the secrets of this folder. */
    private void tellWhatStays() {
        Servers servers = Servers.of(folder);
        if (!servers.postgres().isEmpty()) {
            out.println("The databases at %s stay, and no later suite can use them. Remove them there: %s"
                    .formatted(
                            JdbcAddress.parse(servers.postgres()).shown(),
                            Arrays.stream(Service.values())
                                    .map(service -> "DROP DATABASE %s;".formatted(service.key()))
                                    .collect(Collectors.joining(" "))));
        }
        if (!servers.kafka().isEmpty()) {
            out.println(
                    "The topics at %1$s stay. Remove them there: kafka-topics.sh --bootstrap-server %1$s --delete --topic 'livestream\\..*'"
                            .formatted(servers.kafka()));
        }
    }
}
