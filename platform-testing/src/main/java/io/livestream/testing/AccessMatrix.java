package io.livestream.testing;

import static io.restassured.RestAssured.given;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Who may do what, as a table: one line for each operation of the service's own OpenAPI document, with the status that each
 * {@link Part} gets. The table must name each operation of the document and no other, and the document each success of the table
 * with what it holds, and {@link DescribedForms}. Of each operation {@link WrongForms} are tried as well.
 *
 * <pre>
 * # a remark
 *                                            anonymous student teacher moderator owner admin
 * GET    /api/livestream/{id}/questions      401       200     200     200       200   200
 * DELETE /api/livestream/{id}/questions/{qid} 401      403     403     204       204   204
 * </pre>
 */
public final class AccessMatrix {

    private static final int NO_CONTENT = 204;
    private static final Set<String> METHODS = Set.of("get", "put", "post", "patch", "delete");

    /** Makes a fresh situation, so that no call sees what an earlier one has done. Calls that must do nothing share one. */
    @FunctionalInterface
    public interface Fixture {
        Situation prepare(Operation operation);
    }

    private final Map<Operation, Map<Part, Integer>> expected;

    private AccessMatrix(Map<Operation, Map<Part, Integer>> expected) {
        this.expected = expected;
    }

    /** Reads the table from a file among the resources of the tests. */
    public static AccessMatrix read(String resource) {
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        try (InputStream in = loader.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalArgumentException("There is no resource " + resource);
            }
            return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static AccessMatrix parse(String table) {
        List<String[]> lines = table.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .map(line -> line.split("\\s+"))
                .toList();
        Part[] columns = columns(lines.getFirst());
        Map<Operation, Map<Part, Integer>> expected = new TreeMap<>();
        for (String[] line : lines.subList(1, lines.size())) {
            if (line.length != columns.length + 2) {
                throw new IllegalArgumentException("Not one status for each part: " + String.join(" ", line));
            }
            Map<Part, Integer> statuses = new EnumMap<>(Part.class);
            for (int i = 0; i < columns.length; i++) {
                statuses.put(columns[i], Integer.valueOf(line[i + 2]));
            }
            if (expected.put(new Operation(line[0], line[1]), statuses) != null) {
                throw new IllegalArgumentException("Twice in the table: " + line[0] + " " + line[1]);
            }
        }
        return new AccessMatrix(expected);
    }

    private static Part[] columns(String[] names) {
        Part[] columns = Arrays.stream(names)
                .map(name -> Part.valueOf(name.toUpperCase(Locale.ROOT)))
                .toArray(Part[]::new);
        if (!Set.of(columns).equals(Set.of(Part.values()))) {
            throw new IllegalArgumentException("The first line names each part: " + Arrays.toString(Part.values()));
        }
        return columns;
    }

    /**
     * Compares the table with the document, then calls each operation as each part, and compares the replies with the table and the
     * document; tells all that is wrong at once.
     */
    public void check(Fixture fixture) {
        String document = document();
        Map<Operation, Map<String, Object>> described = described(document);
        ReplySchemas schemas = ReplySchemas.of(document);
        List<String> wrong = new ArrayList<>();
        difference(described.keySet(), expected.keySet()).forEach(missing -> wrong.add(missing + ": not in the table"));
        difference(expected.keySet(), described.keySet())
                .forEach(gone -> wrong.add(gone + ": not in the OpenAPI document"));
        expected.forEach((operation, statuses) -> {
            if (described.containsKey(operation)) {
                wrong.addAll(undescribed(operation, statuses, replies(described.get(operation))));
                wrong.addAll(DescribedForms.faults(operation, described.get(operation)));
                Situation untouched = fixture.prepare(operation);
                wrong.addAll(WrongForms.faults(operation, described, untouched));
                statuses.forEach((part, status) -> {
                    Situation situation = changesSomething(operation, status) ? fixture.prepare(operation) : untouched;
                    call(operation, part, status, situation, schemas, wrong);
                });
            }
        });
        if (!wrong.isEmpty()) {
            throw new AssertionError("%d cells are wrong:%n%s".formatted(wrong.size(), String.join("\n", wrong)));
        }
    }

    private static boolean changesSomething(Operation operation, int status) {
        return status / 100 == 2 && !operation.method().equals("GET");
    }

    private static void call(
            Operation operation, Part part, int status, Situation situation, ReplySchemas schemas, List<String> wrong) {
        String cell = operation + " as " + part.name().toLowerCase(Locale.ROOT);
        try {
            Response response = situation.request(part, operation).request(operation.method(), operation.path());
            if (response.statusCode() != status) {
                wrong.add("%s: expected %d, was %d %s".formatted(cell, status, response.statusCode(), brief(response)));
            } else if (status / 100 == 2 && response.contentType().startsWith("application/json")) {
                schemas.faults(operation, status, response.asString())
                        .forEach(fault -> wrong.add("%s: %s: %s".formatted(cell, fault, brief(response))));
            }
        } catch (RuntimeException e) {
            wrong.add(cell + ": " + e);
        }
    }

    /** The successes of which the document says nothing, or not what they hold. */
    static List<String> undescribed(Operation operation, Map<Part, Integer> statuses, Map<String, Object> replies) {
        List<String> wrong = new ArrayList<>();
        for (int status : new TreeSet<>(statuses.values())) {
            if (status / 100 == 2) {
                Object reply = replies.get(Integer.toString(status));
                if (reply == null) {
                    wrong.add("%s: the OpenAPI document does not name %d".formatted(operation, status));
                } else if (status != NO_CONTENT && !holdsSomething(reply)) {
                    wrong.add("%s: the OpenAPI document does not say what %d holds".formatted(operation, status));
                }
            }
        }
        return wrong;
    }

    private static boolean holdsSomething(Object reply) {
        return reply instanceof Map<?, ?> members
                && members.get("content") instanceof Map<?, ?> content
                && !content.isEmpty();
    }

    private static String document() {
        return given().queryParam("format", "json")
                .get("/q/openapi")
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> replies(Map<String, Object> description) {
        return (Map<String, Object>) description.get("responses");
    }

    /** Each operation as the document has it. */
    private static Map<Operation, Map<String, Object>> described(String document) {
        Map<String, Map<String, Map<String, Object>>> paths =
                JsonPath.from(document).getMap("paths");
        Map<Operation, Map<String, Object>> operations = new TreeMap<>();
        paths.forEach((path, methods) -> METHODS.stream()
                .filter(methods::containsKey)
                .forEach(method ->
                        operations.put(new Operation(method.toUpperCase(Locale.ROOT), path), methods.get(method))));
        return operations;
    }

    private static Set<Operation> difference(Set<Operation> some, Set<Operation> others) {
        Set<Operation> rest = new TreeSet<>(some);
        rest.removeAll(others);
        return rest;
    }

    static String brief(Response response) {
        String body = response.asString();
        return body.length() > 160 ? body.substring(0, 160) + "…" : body;
    }
}
