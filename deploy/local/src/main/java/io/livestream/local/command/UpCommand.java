package io.livestream.local.command;

import io.livestream.local.folder.DataFolder;
import io.livestream.local.folder.Installation;
import io.livestream.local.jvm.StartCache;
import io.livestream.local.process.Shutdown;
import io.livestream.local.rehearsal.Rehearsal;
import io.livestream.local.suite.Requests;
import io.livestream.local.suite.Suite;
import io.livestream.local.suite.SuiteBuilder;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** {@code up}: starts the suite, stays with it, and stops it when asked to or when a part of it ends. */
final class UpCommand {

    private static final long LOOK_FOR_REQUESTS_MILLIS = 500;

    private final CommandLine line;
    private final DataFolder folder;
    private final Console console = new Console(System.out);
    private volatile boolean signalled;

    UpCommand(CommandLine line) {
        this.line = line;
        this.folder = line.folder();
    }

    int run() {
        Installation installation = Installation.find();
        Suite suite = asAskedFor(installation);
        // Whoever looks from another terminal sees from now on that it starts, and can end that.
        suite.takeFolder();
        rehearse(new Rehearsal(installation, console));
        long began = System.nanoTime();
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> stopOnSignal(suite)));
        try {
            console.note("Starting the suite, data in " + folder.path());
            suite.start();
            Duration took = Duration.ofNanos(System.nanoTime() - began);
            if (line.only().isPresent()) {
                console.readyInPart(took);
            } else {
                console.welcome(suite.gateway(), suite.accounts(), folder, took);
            }
            stayWith(suite);
            return 0;
        } catch (RuntimeException e) {
            if (signalled) {
                Shutdown.awaitEnd();
            }
            suite.close();
            throw e;
        }
    }

    private void rehearse(Rehearsal rehearsal) {
        rehearsal.cleanUp();
        if (!line.has("--no-aot") && rehearsal.isNeeded()) {
            console.note("Rehearsing once, so that every start from now on is faster (one to two minutes)");
            rehearsal.run().ifPresent(took -> console.note("Rehearsed in %s.".formatted(Console.spoken(took))));
        }
    }

    private Suite asAskedFor(Installation installation) {
        SuiteBuilder builder = Suite.builder()
                .data(folder.path())
                .ports(line.ports())
                .host(line.host())
                .postgres(line.option("--postgres", ""))
                .kafka(line.option("--kafka", ""))
                .cache(line.has("--no-aot") ? StartCache.none() : StartCache.in(installation))
                .progress(console);
        line.only().ifPresent(builder::only);
        return builder.build();
    }

    private void stopOnSignal(Suite suite) {
        signalled = true;
        long began = System.nanoTime();
        console.note("\nStopping the gateway, the services, Kafka and PostgreSQL");
        suite.close();
        console.note("Stopped in %.1f s."
                .formatted(Duration.ofNanos(System.nanoTime() - began).toMillis() / 1000.0));
        System.out.flush();
        // It ended as it was asked to, which is no failure.
        Runtime.getRuntime().halt(0);
    }

    /** Until a part ends by itself; meanwhile other terminals may ask for something. */
    private void stayWith(Suite suite) {
        Requests requests = new Requests(folder);
        try {
            while (!suite.failure().isDone()) {
                requests.answer(suite);
                awaitFailure(suite);
            }
            suite.failure().join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException known ? known : e;
        }
    }

    private static void awaitFailure(Suite suite) {
        try {
            suite.failure().get(LOOK_FOR_REQUESTS_MILLIS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException _) {
            // Time to look for requests, or the loop ends.
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
