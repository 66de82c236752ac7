package io.livestream.kubernetes;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** Renders overlays by the {@code kubectl} on the PATH. */
final class Kustomize {

    /** Set to {@code required} where the checks must not be skipped for want of a tool. */
    static final String REQUIRED = "LIVESTREAM_MANIFEST_TESTS";

    private static final Optional<Path> KUBECTL = onPath("kubectl");
    private static final Path MODULE = Path.of("").toAbsolutePath();
    private static final Map<String, Overlay> RENDERED = new ConcurrentHashMap<>();

    private Kustomize() {}

    static List<String> overlays() {
        try (Stream<Path> folders = Files.list(MODULE.resolve("overlays"))) {
            return folders.map(folder -> folder.getFileName().toString())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the checks cannot do without. Before the tests of a class, so that one line tells instead of one for each test. */
    static void requireTools() {
        if (KUBECTL.isEmpty()) {
            lacking("kubectl is not on the PATH");
        }
        if (!Files.isDirectory(ShapeRule.SCHEMAS)) {
            lacking("the schemas are not made (node build.mjs ../target/schemas, in the folder schemas)");
        }
    }

    private static void lacking(String what) {
        if ("required".equals(System.getenv(REQUIRED))) {
            throw new AssertionError("The manifests cannot be checked: %s.".formatted(what));
        }
        System.out.printf("The manifests are not checked: %s.%n", what);
        Assumptions.abort(what);
    }

    static Overlay overlay(String name) {
        return RENDERED.computeIfAbsent(name, _ -> Overlay.parse(name, render("overlays/" + name)));
    }

    private static String render(String folder) {
        try {
            Path rendered = Files.createTempFile("overlay", ".yaml");
            Path said = Files.createTempFile("overlay", ".txt");
            Process process = new ProcessBuilder(KUBECTL.orElseThrow().toString(), "kustomize", folder)
                    .directory(MODULE.toFile())
                    .redirectOutput(rendered.toFile())
                    .redirectError(said.toFile())
                    .start();
            int code = process.waitFor();
            String errors = Files.readString(said);
            // A warning is of what a later version will refuse.
            if (code != 0 || !errors.isBlank()) {
                throw new AssertionError("kubectl kustomize %s ended with %d: %s".formatted(folder, code, errors));
            }
            String yaml = Files.readString(rendered);
            Files.delete(rendered);
            Files.delete(said);
            return yaml;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("Interrupted while rendering " + folder, e);
        }
    }

    private static Optional<Path> onPath(String tool) {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, tool))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
