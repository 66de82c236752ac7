package io.livestream.local.suite;

import io.livestream.local.folder.Secrets;
import io.livestream.local.folder.SuiteFailure;
import io.livestream.local.jvm.Jvm;
import io.livestream.local.jvm.OptimisingCompilers;
import io.livestream.local.process.Child;
import io.livestream.local.process.Part;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;

/**
 * The processes of one suite and the order in which they come and go.
 *
 * <p>As much as possible starts at once: services as soon as the database is there, beside the broker when its topics exist
 * already. They stop the other way round. A start fails as soon as one part fails, and when the suite is stopped meanwhile.
 */
final class SuiteParts {

    private static final String GATEWAY = "gateway";
    /** Counting all figures again takes as long as the log is. */
    static final Duration LONGEST_REBUILD = Duration.ofHours(6);

    private final SuiteSettings settings;
    private final Backing backing;
    private final Map<String, Application> applications = new LinkedHashMap<>();
    private final Schemas schemas;
    private final OptimisingCompilers compilers = new OptimisingCompilers();
    private final Environments environments;
    private final CompletableFuture<Void> failure = new CompletableFuture<>();
    /** Many parts may start at once, but none while the suite begins to stop. */
    private final ReadWriteLock gate = new ReentrantReadWriteLock();

    private final Lock starting = gate.readLock();
    private final Lock stopping = gate.writeLock();
    private boolean stopped;

    SuiteParts(SuiteSettings settings) {
        this.settings = settings;
        Secrets secrets = Secrets.of(settings.folder());
        this.backing = new Backing(settings, secrets);
        this.schemas = new Schemas(settings.folder(), settings.installation(), backing::database);
        this.environments = new Environments(settings, secrets, backing, schemas);
        for (Service service : settings.services()) {
            int port = settings.ports().of(service);
            add(service.title(), port, port, () -> environments.of(service));
        }
        if (settings.withGateway()) {
            add(GATEWAY, settings.ports().gateway(), settings.ports().gatewayHealth(), environments::ofGateway);
        }
        all().forEach(part ->
                part.child().onUnexpectedEnd(child -> failure.completeExceptionally(child.endedByItself())));
    }

    private void add(String name, int port, int health, Supplier<Map<String, String>> environment) {
        Child child = new Child(name, port, health, Jvm.mark(settings.folder()), settings.folder());
        var folder = settings.installation().application(name);
        applications.put(name, new Application(child, folder, settings.jvm(), environment));
    }

    private List<Part> all() {
        List<Part> parts = new ArrayList<>();
        backing.postgres().ifPresent(parts::add);
        backing.kafka().ifPresent(parts::add);
        parts.addAll(applications.values());
        return parts;
    }

    Part named(String name) {
        return all().stream()
                .filter(part -> part.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no part of this suite: " + name));
    }

    Backing backing() {
        return backing;
    }

    /** Completes, with the reason, when a part ends that nobody asked to end. */
    CompletableFuture<Void> failure() {
        return failure;
    }

    List<String> names() {
        return all().stream().map(Part::name).toList();
    }

    void start() {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var database = CompletableFuture.runAsync(this::startDatabase, threads);
            boolean logFirst = !backing.hasTopics();
            var log = CompletableFuture.runAsync(this::startLog, threads);
            var before = logFirst ? CompletableFuture.allOf(database, log) : database;
            List<CompletableFuture<Void>> all = new ArrayList<>(List.of(database, log));
            applications.forEach((name, application) -> {
                var ready = name.equals(GATEWAY) ? CompletableFuture.<Void>completedFuture(null) : before;
                all.add(ready.thenRunAsync(() -> bringUp(application), threads));
            });
            all.forEach(future -> future.exceptionally(this::failed));
            CompletableFuture<Void> done = CompletableFuture.allOf(all.toArray(CompletableFuture[]::new));
            try {
                CompletableFuture.anyOf(done, failure).join();
                compilers.release();
                settings.services().forEach(schemas::remember);
            } catch (CompletionException e) {
                threads.shutdownNow();
                stop();
                throw e.getCause() instanceof RuntimeException known ? known : e;
            }
        }
    }

    private Void failed(Throwable e) {
        failure.completeExceptionally(e instanceof CompletionException wrapped ? wrapped.getCause() : e);
        return null;
    }

    private void startDatabase() {
        backing.postgres().ifPresent(this::bringUp);
        backing.makeDatabases();
    }

    private void startLog() {
        backing.kafka().ifPresent(this::bringUp);
        backing.makeTopics();
    }

    private void bringUp(Part part) {
        long began = System.nanoTime();
        launch(part::start);
        holdCompilersOf(part);
        awaitReady(part, settings.patience());
        Duration took = Duration.ofNanos(System.nanoTime() - began);
        settings.progress().ready(part.name(), part.child().port(), took);
    }

    private void holdCompilersOf(Part part) {
        if (backing.postgres().stream().noneMatch(server -> server == part)) {
            Thread.ofVirtual().start(() -> {
                try {
                    compilers.hold(part.child());
                } catch (InterruptedException _) {
                    Thread.currentThread().interrupt();
                }
            });
        }
    }

    /** Nothing starts any more once the suite is being stopped. */
    private void launch(Runnable start) {
        starting.lock();
        try {
            if (stopped) {
                throw new SuiteFailure("The suite is being stopped.");
            }
            start.run();
        } finally {
            starting.unlock();
        }
    }

    private static void awaitReady(Part part, Duration patience) {
        try {
            part.awaitReady(patience);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SuiteFailure("Interrupted while waiting for %s.".formatted(part.name()), e);
        }
    }

    /** Starts a stopped part; an application may be given more settings than usual for that time. */
    void startAgain(String name, Map<String, String> more) {
        Part part = named(name);
        launch(part instanceof Application application ? () -> application.start(more) : part::start);
        awaitReady(part, more.isEmpty() ? settings.patience() : LONGEST_REBUILD);
    }

    void kill() {
        forbidStarts();
        all().reversed().forEach(part -> part.child().kill());
    }

    private void forbidStarts() {
        stopping.lock();
        stopped = true;
        stopping.unlock();
    }

    void stop() {
        forbidStarts();
        Optional.ofNullable(applications.get(GATEWAY)).ifPresent(this::stop);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            applications.values().forEach(service -> threads.submit(() -> stop(service)));
        }
        backing.kafka().ifPresent(this::stop);
        backing.postgres().ifPresent(this::stop);
    }

    private void stop(Part part) {
        part.stop(settings.grace());
    }
}
