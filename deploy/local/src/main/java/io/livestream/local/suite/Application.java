package io.livestream.local.suite;

import io.livestream.local.folder.Installation;
import io.livestream.local.jvm.Jvm;
import io.livestream.local.process.Child;
import io.livestream.local.process.HealthCheck;
import io.livestream.local.process.LogTail;
import io.livestream.local.process.Part;
import io.livestream.local.process.Readiness;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** A service or the gateway, as the build packaged it. */
final class Application implements Part {

    private static final String HEAP = "256m";

    private final Child child;
    private final Path folder;
    private final Jvm jvm;
    private final Supplier<Map<String, String>> environment;

    /** The environment is asked for at each start, since a restart may be given another one. */
    Application(Child child, Path folder, Jvm jvm, Supplier<Map<String, String>> environment) {
        this.child = child;
        this.folder = folder;
        this.jvm = jvm;
        this.environment = environment;
    }

    @Override
    public Child child() {
        return child;
    }

    @Override
    public void start() {
        start(Map.of());
    }

    /** Starts with more settings than usual. */
    void start(Map<String, String> more) {
        List<String> command = new ArrayList<>(jvm.command(child, HEAP));
        List<String> cached = jvm.cached(child, folder);
        command.addAll(cached);
        command.addAll(cached.isEmpty() ? packaged() : flat());
        Map<String, String> all = new HashMap<>(environment.get());
        all.putAll(more);
        child.start(command, all);
    }

    private List<String> packaged() {
        return List.of("-jar", folder.resolve("quarkus-run.jar").toString());
    }

    /**
     * The same application without the class loader of its package: a start cache holds linked classes only for the JVM's own.
     * The log manager is what the package's entry point sets.
     */
    private List<String> flat() {
        return List.of(
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                "-cp",
                Installation.classPath(folder),
                "io.quarkus.runner.GeneratedMain");
    }

    @Override
    public void awaitReady(Duration timeout) throws InterruptedException {
        HealthCheck health = new HealthCheck(child.health());
        Readiness.await(child, timeout, () -> {
            Readiness.Missing missing = health.ask();
            if (!missing.nothing() && LogTail.isAheadOfTheLog(child.folder().logOf(child.name()))) {
                throw child.aheadOfTheLog();
            }
            return missing;
        });
    }
}
