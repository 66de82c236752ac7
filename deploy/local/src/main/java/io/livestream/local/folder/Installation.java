package io.livestream.local.folder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The clone of the repository and the built parts in it. */
public record Installation(Path home) {

    /** The folder that {@code livestream.home} names, or the nearest one above the working folder that is a clone. */
    public static Installation find() {
        String given = System.getProperty("livestream.home");
        Path folder = Path.of(given == null ? "" : given).toAbsolutePath().normalize();
        while (folder != null && !Files.exists(folder.resolve("deploy/local/pom.xml"))) {
            folder = folder.getParent();
        }
        if (folder == null) {
            throw new SuiteFailure("This is no clone of the suite. Start it with its script, ./livestream up");
        }
        return new Installation(folder);
    }

    /** The folder of a built service or of the gateway. */
    public Path application(String name) {
        Path folder = home.resolve(name).resolve("target/quarkus-app");
        if (!Files.exists(folder.resolve("quarkus-run.jar"))) {
            throw new SuiteFailure("%s is not built. Run ./livestream up, or mvn package.".formatted(name));
        }
        return folder;
    }

    /** The folder with the jars of the broker. */
    public Path broker() {
        return home.resolve("deploy/kafka/target/broker");
    }

    /**
     * All jars of a folder, always in the same order, since start caches depend on it. The classes that a build transformed go
     * before those they replace.
     */
    public static String classPath(Path jars) {
        Path application = jars.resolve("quarkus-run.jar");
        Stream<Path> folders = Files.exists(application)
                ? Stream.of("app", "lib/boot", "lib/main").map(jars::resolve)
                : Stream.of(jars);
        Stream<Path> first = Stream.of("transformed-bytecode.jar", "generated-bytecode.jar")
                .map(jars.resolve("quarkus")::resolve)
                .filter(Files::exists);
        return Stream.concat(first, folders.filter(Files::isDirectory).flatMap(Installation::jarsIn))
                .map(Path::toString)
                .collect(Collectors.joining(":"));
    }

    private static Stream<Path> jarsIn(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList().stream();
        } catch (IOException e) {
            throw new SuiteFailure("%s is not built. Run ./livestream up, or mvn package.".formatted(folder), e);
        }
    }

    /** What can be made again at any time; {@code mvn clean} removes it. */
    public Path workshop() {
        return home.resolve("deploy/local/target");
    }

    /** The program that runs this one, too. */
    public static Path java() {
        return Path.of(System.getProperty("java.home"), "bin", "java");
    }
}
