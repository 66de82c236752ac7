package io.livestream.kubernetes;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/** A part of the suite as its module says it is: what it listens on, and what can be set. */
record Part(String name, Path module, Properties properties) {

    static final Path CLONE = Path.of("").toAbsolutePath().resolve("../..").normalize();
    private static final Path PLATFORM = CLONE.resolve("platform");
    /** How the extension calls its pages; that is fixed at build time, so nothing in its jar describes it. */
    private static final Map<String, String> HEALTH_PAGES =
            Map.of("startup", "started", "liveness", "live", "readiness", "ready");

    private static final String PROPERTIES = "src/main/resources/application.properties";

    /** The modules that run, which are those with settings of an application. */
    static List<Part> all() {
        try (Stream<Path> modules = Files.list(CLONE)) {
            return modules.filter(module -> Files.exists(module.resolve(PROPERTIES)))
                    .sorted()
                    .map(module ->
                            new Part(module.getFileName().toString(), module, properties(module.resolve(PROPERTIES))))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Optional<Part> named(String name) {
        return all().stream().filter(part -> part.name.equals(name)).findFirst();
    }

    private static Properties properties(Path file) {
        var properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
            return properties;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Services stand on the platform; the gateway does not. */
    boolean isService() {
        try {
            return Files.readString(module.resolve("pom.xml")).contains("<artifactId>platform</artifactId>");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path sources() {
        return module.resolve("src/main/java");
    }

    static Path platformSources() {
        return PLATFORM.resolve("src/main/java");
    }

    /** What applies when the environment says nothing. */
    String property(String name) {
        String own = properties.getProperty(name);
        if (own == null && isService()) {
            own = platform().getProperty(name);
        }
        return own != null ? own : Framework.standard(name);
    }

    private String property(String name, String standard) {
        String said = property(name);
        return said != null ? said : standard;
    }

    static Properties platform() {
        return properties(PLATFORM.resolve("src/main/resources/META-INF/microprofile-config.properties"));
    }

    int port() {
        return Integer.parseInt(property("quarkus.http.port"));
    }

    /** A port of its own for health and metrics, or none. */
    Optional<Integer> managementPort() {
        return Boolean.parseBoolean(property("quarkus.management.enabled"))
                ? Optional.of(Integer.parseInt(property("quarkus.management.port")))
                : Optional.empty();
    }

    int healthPort() {
        return managementPort().orElseGet(this::port);
    }

    /**
     * The path of a health page.
     *
     * @param which {@code startup}, {@code liveness} or {@code readiness}
     */
    String healthPath(String which) {
        return root() + "/" + property("quarkus.smallrye-health.root-path", "health") + "/"
                + property("quarkus.smallrye-health." + which + "-path", HEALTH_PAGES.get(which));
    }

    String metricsPath() {
        return root() + "/" + property("quarkus.micrometer.export.prometheus.path", "metrics");
    }

    private String root() {
        String root = property(
                managementPort().isPresent()
                        ? "quarkus.management.root-path"
                        : "quarkus.http.non-application-root-path");
        return root.startsWith("/") ? root : "/" + root;
    }
}
