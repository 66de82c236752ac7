package io.livestream.local.rehearsal;

import io.livestream.local.folder.DataFolder;
import io.livestream.local.folder.Installation;
import io.livestream.local.folder.SuiteFailure;
import io.livestream.local.jvm.StartCache;
import io.livestream.local.kafka.Kafka;
import io.livestream.local.process.Shutdown;
import io.livestream.local.suite.Leftovers;
import io.livestream.local.suite.Ports;
import io.livestream.local.suite.Progress;
import io.livestream.local.suite.Service;
import io.livestream.local.suite.Suite;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Runs the suite once on a throw-away folder, so that each JVM can leave a start cache.
 *
 * <p>It happens once after a build. Nothing depends on its success: without caches everything starts more slowly.
 */
public final class Rehearsal {

    /** Writing down what was recorded takes a JVM some seconds. */
    private static final Duration GRACE = Duration.ofMinutes(2);

    /** Each takes half a gigabyte. */
    private static final int MOST_AT_ONCE = 4;

    private static final String STAGE = "rehearsal-";

    private volatile boolean abandoned;
    private final Installation installation;
    private final StartCache cache;
    private final Progress progress;

    /** Of the suite that is built there; what does not work is told to the listener and no failure. */
    public Rehearsal(Installation installation, Progress progress) {
        this.installation = installation;
        this.cache = StartCache.in(installation);
        this.progress = progress;
    }

    /** Whether there are jars without a cache, for which no rehearsal was held. */
    public boolean isNeeded() {
        Map<String, Path> jars = jarsByName();
        return cache.lacksAny(jars) && !cache.wasRehearsedFor(jars);
    }

    private Map<String, Path> jarsByName() {
        Map<String, Path> jars = new LinkedHashMap<>();
        jars.put(Kafka.NAME, installation.broker());
        for (Service service : Service.values()) {
            jars.put(service.title(), installation.application(service.title()));
        }
        jars.put("gateway", installation.application("gateway"));
        return jars;
    }

    /** Returns how long it took; nothing when it did not work, or another suite of this clone rehearses just now. */
    public Optional<Duration> run() {
        long began = System.nanoTime();
        return alone(this::rehearseOnce) ? Optional.of(Duration.ofNanos(System.nanoTime() - began)) : Optional.empty();
    }

    /** One that fails is not tried again before something else is built: it would cost its time at every start. */
    private void rehearseOnce() throws IOException {
        try {
            rehearse();
        } finally {
            cache.rememberRehearsal(jarsByName());
        }
    }

    private void rehearse() throws IOException {
        Path stage = Files.createTempDirectory(installation.workshop(), STAGE);
        Map<String, Path> jars = jarsByName();
        cache.prepare(jars.keySet());
        Suite suite = Suite.builder()
                .data(stage)
                .ports(Ports.free())
                .cache(cache.recording())
                .grace(GRACE)
                .setting("chat-service", "LIVESTREAM_CHAT_FLOOD_LIMIT", "0")
                .build();
        Thread hook = Thread.ofPlatform().unstarted(() -> abandon(suite));
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            suite.start();
            Walk.play(suite);
        } finally {
            if (abandoned) {
                Shutdown.awaitEnd();
            }
            suite.close();
            Runtime.getRuntime().removeShutdownHook(hook);
        }
        assemble(jars, stage.resolve("logs/assemble.log"));
        DataFolder.delete(stage);
    }

    private void assemble(Map<String, Path> jars, Path log) {
        int atOnce = Math.min(MOST_AT_ONCE, Runtime.getRuntime().availableProcessors());
        try (ExecutorService threads = Executors.newFixedThreadPool(atOnce)) {
            jars.forEach((name, folder) -> threads.submit(() -> cache.assemble(name, folder, log)));
        }
    }

    /** A rehearsal that was killed by force leaves its folder, and maybe its processes. */
    public void cleanUp() {
        alone(() -> {
            try (DirectoryStream<Path> stages = Files.newDirectoryStream(installation.workshop(), STAGE + "*")) {
                for (Path stage : stages) {
                    Leftovers.stop(DataFolder.at(stage));
                    DataFolder.delete(stage);
                }
            }
        });
    }

    /** Suites of one clone share its caches: one of them makes these, the others go on without. Returns whether it was done. */
    private boolean alone(Step step) {
        try {
            Files.createDirectories(cache.folder());
            try (FileChannel channel = FileChannel.open(
                            cache.folder().resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock lock = channel.tryLock()) {
                if (lock != null) {
                    step.run();
                }
                return lock != null;
            }
        } catch (IOException | SuiteFailure e) {
            progress.note(
                    "The rehearsal did not work (%s). Starts take longer, nothing else.".formatted(e.getMessage()));
            return false;
        }
    }

    private interface Step {

        void run() throws IOException;
    }

    /** On Ctrl-C nobody waits for recordings. */
    private void abandon(Suite suite) {
        abandoned = true;
        suite.abandon();
        Runtime.getRuntime().halt(130);
    }
}
