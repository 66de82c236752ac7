package io.livestream.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What stands in {@code deploy/observability} and in the documents about it. */
final class Observability {

    static final Path FOLDER = Path.of("../deploy/observability");
    static final Path RULES = FOLDER.resolve("rules/livestream.yml");
    static final Path RULE_TESTS = FOLDER.resolve("rules/livestream.test.yml");
    static final Path RUNBOOKS = Path.of("../docs/runbooks");
    private static final Path METRICS = Path.of("../docs/metrics.md");
    private static final String OF_OTHERS = "## Those of others";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final YAMLMapper YAML = new YAMLMapper();

    record Alert(String name, String query, String runbook) {}

    /** One line of the table of metrics. */
    record Described(String name, String type, List<String> labels, List<String> parts) {

        private static Described of(String line) {
            List<String> cells =
                    Stream.of(line.split("(?<!\\\\)\\|")).map(String::strip).toList();
            List<String> labels = Stream.of(cells.get(4).split(", "))
                    .map(label -> label.replace("`", ""))
                    .filter(label -> !label.isEmpty())
                    .sorted()
                    .toList();
            List<String> parts = Stream.of(cells.get(5).split(", "))
                    .map(part -> part.endsWith("-") ? part + "service" : part)
                    .sorted()
                    .toList();
            return new Described(cells.get(1).replace("`", ""), cells.get(2), labels, parts);
        }
    }

    private Observability() {}

    static List<Alert> alerts() {
        return yaml(RULES)
                .at("/groups")
                .valueStream()
                .flatMap(group -> group.get("rules").valueStream())
                .map(rule -> new Alert(
                        rule.get("alert").textValue(),
                        rule.get("expr").textValue(),
                        rule.at("/annotations/runbook").textValue()))
                .toList();
    }

    /** Each query for Prometheus in a dashboard, by the place where it stands. */
    static Map<String, String> dashboardQueries() {
        Map<String, String> queries = new TreeMap<>();
        for (Path dashboard : files(FOLDER.resolve("dashboards"))) {
            for (JsonNode panel : json(dashboard).get("panels")) {
                for (JsonNode target : panel.path("targets")) {
                    if (target.has("expr")) {
                        String place = "%s, %s, %s"
                                .formatted(
                                        dashboard.getFileName(),
                                        panel.get("title").textValue(),
                                        target.get("refId").textValue());
                        queries.put(place, target.get("expr").textValue());
                    }
                }
            }
        }
        return queries;
    }

    static List<Described> described() {
        return lines(METRICS).stream()
                .takeWhile(line -> !line.equals(OF_OTHERS))
                .filter(line -> line.startsWith("| `"))
                .map(Described::of)
                .toList();
    }

    /** The metrics that no part of the suite shows and that may be asked for all the same. */
    static List<String> ofOthers() {
        return lines(METRICS).stream()
                .dropWhile(line -> !line.equals(OF_OTHERS))
                .filter(line -> line.startsWith("| `"))
                .map(line -> line.split("`")[1])
                .toList();
    }

    /** Each query of dashboards and alerts, by the place where it stands. */
    static Map<String, String> queries() {
        Map<String, String> queries = new TreeMap<>(dashboardQueries());
        alerts().forEach(alert -> queries.put(alert.name(), alert.query()));
        return queries;
    }

    static JsonNode json(Path file) {
        try {
            return JSON.readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonNode yaml(Path file) {
        try {
            return YAML.readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Path> files(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
