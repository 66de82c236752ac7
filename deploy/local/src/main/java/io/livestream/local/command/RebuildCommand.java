package io.livestream.local.command;

import io.livestream.local.folder.DataFolder;
import io.livestream.local.folder.Servers;
import io.livestream.local.folder.SuiteFailure;
import io.livestream.local.suite.Launcher;
import io.livestream.local.suite.Ports;
import io.livestream.local.suite.Requests;
import io.livestream.local.suite.Service;
import io.livestream.local.suite.Suite;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** {@code rebuild analytics}: counts the figures again from the log, in the running suite or without one. */
final class RebuildCommand {

    private final CommandLine line;
    private final DataFolder folder;

    RebuildCommand(CommandLine line) {
        this.line = line;
        this.folder = line.folder();
    }

    int run() {
        if (!line.arguments().equals(List.of("analytics"))) {
            throw new SuiteFailure("What can be rebuilt is analytics: ./livestream rebuild analytics");
        }
        if (!Consent.isGiven(line, "Count all figures again from the log? They cannot be read until that is done.")) {
            System.out.println("Nothing was changed.");
            return 1;
        }
        long began = System.nanoTime();
        System.out.println("Counting all figures again from the log; analytics-service says how far it is in "
                + folder.logOf(Service.ANALYTICS.title()));
        Optional<ProcessHandle> launcher = Launcher.of(folder);
        if (launcher.isPresent()) {
            new Requests(folder).ask(Requests.REBUILD_ANALYTICS, launcher.get());
        } else {
            withoutSuite();
        }
        System.out.println("Done in " + Console.spoken(Duration.ofNanos(System.nanoTime() - began)) + ".");
        return 0;
    }

    /** Nothing runs: what is needed for it does, for as long as it takes, on the servers of the last start unless others are named. */
    private void withoutSuite() {
        Servers servers = Servers.of(folder);
        Suite suite = Suite.builder()
                .data(folder.path())
                .ports(line.has("--port") ? line.ports() : Ports.free())
                .postgres(line.option("--postgres", servers.postgres()))
                .kafka(line.option("--kafka", servers.kafka()))
                .onlyToRebuildAnalytics()
                .build();
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(suite::close));
        try (suite) {
            suite.start();
        }
    }
}
