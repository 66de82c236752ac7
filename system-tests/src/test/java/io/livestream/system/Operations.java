package io.livestream.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.livestream.local.postgres.JdbcAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** The commands of docs/operations.md, run as an operator does. */
record Operations(Path scratch) {

    private static final Path FOLDER = Path.of("../deploy/operations");
    private static final String BROKER = "../deploy/kafka/target/broker/*";

    /** Where {@code psql} or {@code curl} is missing that is told, and fails with LIVESTREAM_OPERATIONS_TESTS=required. */
    static Operations installed(Path scratch) {
        List<String> missing = Stream.of("bash", "psql", "curl")
                .filter(program -> Stream.of(System.getenv("PATH").split(":"))
                        .noneMatch(folder -> Files.isExecutable(Path.of(folder, program))))
                .toList();
        if (!missing.isEmpty() && "required".equals(System.getenv("LIVESTREAM_OPERATIONS_TESTS"))) {
            throw new AssertionError("Missing here: " + missing);
        }
        Assumptions.assumeTrue(missing.isEmpty(), "Erasing a person is not tested, missing here: " + missing);
        return new Operations(scratch);
    }

    void erase(RunningSuite suite, String person, String classes) throws IOException, InterruptedException {
        Map<String, String> environment = new TreeMap<>();
        environment.put("LIVESTREAM_API", suite.gateway().toString());
        String bearer = suite.admin().client().headers().get("Authorization");
        environment.put("LIVESTREAM_ADMIN_TOKEN", bearer.substring("Bearer ".length()));
        for (String name : List.of("auth", "stream", "chat", "qa", "analytics")) {
            JdbcAddress database = suite.database(name);
            String credentials = "//%s:%s@".formatted(database.user(), database.password());
            environment.put(
                    name.toUpperCase() + "_DATABASE",
                    database.url().replaceFirst("jdbc:", "").replaceFirst("//", credentials));
        }
        run(environment, List.of("bash", FOLDER.resolve("erase-person.sh").toString(), person, classes));
    }

    /** The file that names a log to the archive. */
    Path client(String servers) throws IOException {
        Path file = scratch.resolve("client-%s.properties".formatted(servers.replace(':', '-')));
        return Files.writeString(file, "bootstrap.servers=" + servers + "\n");
    }

    void archive(Object... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=error",
                "-cp",
                BROKER,
                FOLDER.resolve("log/LogArchive.java").toString()));
        Stream.of(arguments).map(Object::toString).forEach(command::add);
        run(Map.of(), command);
    }

    private void run(Map<String, String> environment, List<String> command) throws IOException, InterruptedException {
        Path output = Files.createTempFile(scratch, "said", ".txt");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().putAll(environment);
        int code = builder.start().waitFor();
        assertThat(code).as(Files.readString(output)).isZero();
    }
}
