package io.livestream.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The clone of the repository and the built parts in it. */
record Installation(Path home) {

    /** The folder that {@code livestream.home} names, or the nearest one above the working folder that is a clone. */
    static Installation find() {
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
    Path application(String name) {
        Path folder = home.resolve(name).resolve("target/quarkus-app");
        if (!Files.exists(folder.resolve("quarkus-run.jar"))) {
            throw new SuiteFailure("%s is not built. Run ./livestream up, or mvn package.".formatted(name));
        }
        return folder;
    }

    Path broker() {
        return home.resolve("deploy/kafka/target/broker");
    }

    /** What a JVM is given to run the jars of a folder: always the same text, since start caches depend on it. */
    static String classPath(Path jars) {
        Path application = jars.resolve("quarkus-run.jar");
        if (Files.exists(application)) {
            return application.toString();
        }
        try (Stream<Path> files = Files.list(jars)) {
            return files.map(Path::toString)
                    .filter(name -> name.endsWith(".jar"))
                    .sorted()
                    .collect(Collectors.joining(":"));
        } catch (IOException e) {
            throw new SuiteFailure("%s is not built. Run ./livestream up, or mvn package.".formatted(jars), e);
        }
    }

    /** What can be made again at any time; {@code mvn clean} removes it. */
    Path workshop() {
        return home.resolve("deploy/local/target");
    }

    static Path java() {
        return Path.of(System.getProperty("java.home"), "bin", "java");
    }
}
