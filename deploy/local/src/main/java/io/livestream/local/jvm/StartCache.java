package io.livestream.local.jvm;

import io.livestream.local.folder.Installation;
import io.livestream.local.folder.KeyValues;
import io.livestream.local.process.Program;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The JDK's AOT caches, by which a JVM starts with its classes loaded and linked and knows what was hot.
 *
 * <p>A cache is made by the JVM that ran a rehearsal, and is good for exactly the same jars and the same JDK: both are written
 * down beside it and compared before it is used. Nothing depends on a cache but time.
 */
public final class StartCache {

    private final Path folder;
    private final Purpose purpose;

    private enum Purpose {
        USE,
        RECORD,
        NOTHING
    }

    private StartCache(Path folder, Purpose purpose) {
        this.folder = folder;
        this.purpose = purpose;
    }

    /** Uses what is there. */
    public static StartCache in(Installation installation) {
        return new StartCache(installation.workshop().resolve("aot"), Purpose.USE);
    }

    /** Neither uses nor records anything. */
    public static StartCache none() {
        return new StartCache(Path.of(""), Purpose.NOTHING);
    }

    /** Uses what is there, and records what is missing. */
    public StartCache recording() {
        return new StartCache(folder, Purpose.RECORD);
    }

    /** The options for a JVM that runs the jars of that folder. */
    List<String> flags(String name, Path jars) {
        if (purpose != Purpose.NOTHING && fits(name, jars)) {
            return List.of("-XX:AOTCache=" + cache(name), "-Xlog:aot*=off", "-Xlog:cds*=off");
        }
        return purpose == Purpose.RECORD
                ? List.of(
                        "-XX:AOTMode=record",
                        "-XX:AOTConfiguration=" + recorded(name),
                        "-Xlog:aot*=off",
                        "-Xlog:cds*=off")
                : List.of();
    }

    boolean fits(String name, Path jars) {
        return Files.exists(cache(name)) && KeyValues.read(key(name)).equals(describe(jars));
    }

    /** Whether the cache of any of them is missing, or was made for other jars. */
    public boolean lacksAny(Map<String, Path> jarsByName) {
        return jarsByName.entrySet().stream().anyMatch(part -> !fits(part.getKey(), part.getValue()));
    }

    /** Whether a rehearsal was held for just these jars, whatever came of it: a second one would bring no more. */
    public boolean wasRehearsedFor(Map<String, Path> jarsByName) {
        return KeyValues.read(rehearsed()).equals(fingerprints(jarsByName));
    }

    /** To be called after a rehearsal, also after one that failed. */
    public void rememberRehearsal(Map<String, Path> jarsByName) {
        KeyValues.write(rehearsed(), fingerprints(jarsByName));
    }

    private static Map<String, String> fingerprints(Map<String, Path> jarsByName) {
        Map<String, String> fingerprints = new TreeMap<>();
        jarsByName.forEach((name, jars) -> fingerprints.put(name, fingerprint(jars)));
        return fingerprints;
    }

    /** The same as long as none of the jars is built anew, in short. */
    public static String fingerprint(Path jars) {
        return Integer.toHexString(describe(jars).hashCode());
    }

    private Path rehearsed() {
        return folder.resolve("rehearsed");
    }

    /** Starts afresh: without recordings of before, and with the folder there. */
    public void prepare(Set<String> names) {
        try {
            Files.createDirectories(folder);
            for (String name : names) {
                Files.deleteIfExists(recorded(name));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Makes the cache from what a JVM recorded; quietly nothing when it recorded nothing. */
    public void assemble(String name, Path jars, Path log) {
        if (!Files.exists(recorded(name))) {
            return;
        }
        List<String> command = new ArrayList<>(List.of(
                Installation.java().toString(),
                "-XX:AOTMode=create",
                "-XX:AOTConfiguration=" + recorded(name),
                "-XX:AOTCache=" + cache(name),
                "-XX:+UseSerialGC",
                "-Xmx512m",
                "-Xlog:aot*=error",
                "-Xlog:cds*=error",
                "-cp",
                Installation.classPath(jars)));
        command.addAll(1, Jvm.ACCESS);
        try {
            Files.deleteIfExists(key(name));
            if (Program.run(command, log) == 0) {
                KeyValues.write(key(name), describe(jars));
            }
            Files.deleteIfExists(recorded(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where the caches of a clone are. */
    public Path folder() {
        return folder;
    }

    private Path cache(String name) {
        return folder.resolve(name + ".aot");
    }

    private Path recorded(String name) {
        return folder.resolve(name + ".recorded");
    }

    private Path key(String name) {
        return folder.resolve(name + ".key");
    }

    /** Everything on which the validity of a cache depends. */
    static Map<String, String> describe(Path jars) {
        Map<String, String> description = new TreeMap<>();
        description.put("jdk", System.getProperty("java.home") + " " + System.getProperty("java.vm.version"));
        try (Stream<Path> all = Files.walk(jars)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                String changed = Files.getLastModifiedTime(file) + " " + Files.size(file);
                description.put(jars.relativize(file).toString().replace(' ', '_'), changed);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return description;
    }
}
