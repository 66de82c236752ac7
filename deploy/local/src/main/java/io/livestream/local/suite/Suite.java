package io.livestream.local.suite;

import io.livestream.local.folder.Accounts;
import io.livestream.local.folder.DataFolder;
import io.livestream.local.folder.Installation;
import io.livestream.local.folder.KeyValues;
import io.livestream.local.folder.Servers;
import io.livestream.local.folder.SuiteFailure;
import io.livestream.local.postgres.JdbcAddress;
import java.net.URI;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;

/**
 * The whole suite on this machine: database, broker, services and gateway, each a process of its own.
 *
 * <p>{@code ./livestream up} and the system tests start it by the same code. One data folder holds one suite at a time.
 */
public final class Suite implements AutoCloseable {

    /** The setting by which analytics-service forgets its figures and counts them again, each time it starts with it. */
    static final String REBUILD = "LIVESTREAM_ANALYTICS_REBUILD";

    private final SuiteSettings settings;
    private final DataFolder folder;
    private final SuiteParts parts;
    private FileLock lock;

    private Suite(SuiteSettings settings) {
        this.settings = settings;
        this.folder = settings.folder();
        this.parts = new SuiteParts(settings);
    }

    public static SuiteBuilder builder() {
        return new SuiteBuilder(Installation.find());
    }

    /** A suite that is not started yet; closing it makes a start fail that is under way in another thread. */
    static Suite of(SuiteSettings settings) {
        return new Suite(settings);
    }

    /** Where people and clients reach the suite. */
    public URI gateway() {
        return address().shown();
    }

    /** For the calls that the launcher itself makes, until it is closed. */
    public ApiClient api() {
        return new ApiClient(address().called());
    }

    private GatewayAddress address() {
        return new GatewayAddress(settings.host(), settings.ports().gateway());
    }

    public Ports ports() {
        return settings.ports();
    }

    public String kafkaServers() {
        return parts.backing().kafkaServers();
    }

    /** A service's database, with the service's own user: {@code database("analytics")}. */
    public JdbcAddress database(String name) {
        return parts.backing().database(Service.named(name).orElseThrow());
    }

    /** The same as one URL that carries user and password. */
    public String jdbcUrl(String name) {
        JdbcAddress address = database(name);
        String separator = address.url().contains("?") ? "&" : "?";
        return address.url() + separator + "user=" + address.user() + "&password=" + address.password();
    }

    public Accounts accounts() {
        return Accounts.of(folder);
    }

    /** The file with what a part has written. */
    public Path logOf(String part) {
        return folder.logOf(part);
    }

    /** Ends a part at once, without giving it time for anything. */
    public void kill(String part) {
        parts.named(part).child().kill();
    }

    /** Ends a part as a shutdown would. */
    public void stop(String part) {
        parts.named(part).stop(settings.grace());
    }

    /** Starts a part that was stopped or killed, and waits until it is ready. */
    public void start(String part) {
        parts.startAgain(part, Map.of());
    }

    public void restart(String part) {
        stop(part);
        start(part);
    }

    /** Forgets the figures of analytics-service and counts them again from the log; returns when they can be read. */
    public void rebuildAnalytics() {
        String name = Service.ANALYTICS.title();
        if (!settings.services().contains(Service.ANALYTICS)) {
            throw new SuiteFailure("The suite was started without %s. Stop it, and do this with nothing else running."
                    .formatted(name));
        }
        stop(name);
        parts.startAgain(name, Map.of(REBUILD, "true"));
        restart(name);
    }

    /** Ends everything at once; for a suite whose data nobody wants. */
    public void abandon() {
        parts.kill();
    }

    /** Takes the folder for this suite alone, and makes sure that it can start there. */
    public void takeFolder() {
        folder.prepare();
        lock = folder.lock().orElseThrow(this::alreadyRunning);
        closedWhenItFails(() -> {
            KeyValues.delete(folder.suiteFile());
            new Servers(settings.postgres(), settings.kafka()).remember(folder);
            new Requests(folder).clear();
            Launcher.record(folder, settings.ports().gateway());
            List<String> leftovers = Leftovers.stop(folder);
            if (!leftovers.isEmpty()) {
                settings.progress()
                        .note("Stopped what an earlier run had left behind: " + String.join(", ", leftovers));
            }
            folder.requireSpace();
            settings.ports().requireFree(settings.host(), parts.names());
        });
    }

    /**
     * Starts everything and returns when every part is ready; when one fails, whatever was started is stopped again. The folder is taken
     * first, unless that was done.
     */
    public void start() {
        if (lock == null) {
            takeFolder();
        }
        closedWhenItFails(() -> {
            folder.putLogsAside();
            describe();
            parts.start();
            makeAccounts();
        });
    }

    private void closedWhenItFails(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /** Completes with the reason when a part ends that nobody asked to end. */
    public CompletableFuture<Void> failure() {
        return parts.failure();
    }

    /** For other terminals, scripts and the benchmark. */
    private void describe() {
        KeyValues.write(
                folder.suiteFile(),
                new TreeMap<>(Map.of(
                        "gateway", gateway().toString(),
                        "parts", String.join(",", parts.names()))));
    }

    private SuiteFailure alreadyRunning() {
        String who = Launcher.recorded(folder)
                .map(launcher -> " (process %d)".formatted(launcher.pid()))
                .orElse("");
        String where = KeyValues.read(folder.suiteFile()).getOrDefault("gateway", "it is just starting");
        return new SuiteFailure("Already running in this folder%s: %s. Stop it with ./livestream down%s"
                .formatted(who, where, folder.option()));
    }

    private void makeAccounts() {
        boolean nobodyToAsk = !settings.withGateway() || !settings.services().contains(Service.AUTH);
        if (nobodyToAsk) {
            return;
        }
        String database = parts.backing().databaseIdentity();
        Accounts accounts = accounts();
        if (!Accounts.areIn(database, folder)) {
            try (ApiClient api = api()) {
                api.register(accounts.teacher(), "teacher", "Demo Teacher");
                api.register(accounts.student(), "student", "Demo Student");
            }
            Accounts.remember(database, folder);
        }
    }

    /** Stops everything in order: the gateway, the services, Kafka, PostgreSQL. Safe to call more than once. */
    @Override
    public void close() {
        parts.stop();
        synchronized (this) {
            if (lock != null) {
                Launcher.forget(folder);
                KeyValues.delete(folder.suiteFile());
                folder.release(lock);
                lock = null;
            }
        }
    }
}
