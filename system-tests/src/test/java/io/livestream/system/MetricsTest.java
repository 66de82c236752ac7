package io.livestream.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.livestream.system.Observability.Described;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** The metrics of the running suite are those that the documents describe and that dashboards and alerts ask for. */
@ExtendWith(OnTheSuite.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MetricsTest {

    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
    private static final String TITLE = "Marginalia";
    private static final String NAME = "Peregrina";

    private Account student;
    private List<Exposed> parts;

    @BeforeAll
    void aClassThatHasLeftItsTraces(RunningSuite suite) {
        Account teacher = suite.teacher();
        student = suite.student(NAME);
        String path = suite.liveClass(teacher, List.of(student));
        teacher.put(path, Map.of("title", TITLE));
        student.post(path + "/questions", Map.of("text", "Why?")).granted();
        suite.anybody().post("/api/auth/login", Map.of("email", student.email(), "password", "not this one"));
        try (RoomVisitor visitor = RoomVisitor.open(suite.gateway(), student, path, "")) {
            visitor.say("Here");
        }
        suite.collectGarbage();
        // Some come with the first time that they count, as a follower's first look at its lag.
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .pollInterval(Duration.ofSeconds(1))
                .pollInSameThread()
                .untilAsserted(() -> {
                    parts = suite.exposed();
                    assertThat(missing(Observability.queries())).isEmpty();
                });
    }

    @Test
    void dashboardsAndAlertsAskForNothingThatNobodyShows() {
        assertThat(missing(Observability.queries())).isEmpty();
    }

    @Test
    void aNameThatNobodyShowsWouldBeFound() {
        Map<String, String> planted =
                Map.of("here", "sum(rate(livestream_room_frames_total[5m])) / sum(livestream_room_socket)");

        assertThat(missing(planted)).containsExactly(Map.entry("here", Set.of("livestream_room_socket")));
    }

    @Test
    void whatIsDescribedIsShownAndWhatIsShownIsDescribed() {
        assertThat(parts.stream().flatMap(part -> shown(part).stream()))
                .containsExactlyInAnyOrderElementsOf(Observability.described().stream()
                        .flatMap(metric -> metric.parts().stream().map(part -> line(part, metric)))
                        .toList());
    }

    @Test
    void noLabelNamesAPersonOrAClass() {
        assertThat(parts.stream().flatMap(part -> part.samples().stream()))
                .isNotEmpty()
                .allSatisfy(sample -> assertThat(sample.labels().values())
                        .noneMatch(value -> ID.matcher(value).find())
                        .noneMatch(value ->
                                value.contains(TITLE) || value.contains(NAME) || value.contains(student.email())));
    }

    private static List<String> shown(Exposed part) {
        return part.types().entrySet().stream()
                .filter(family -> family.getKey().matches("(livestream|gateway)_.*"))
                // Of each histogram the longest of late, which goes with it.
                .filter(family -> !family.getKey().endsWith("_seconds_max"))
                .map(family -> line(
                        part.part(),
                        new Described(family.getKey(), family.getValue(), part.labelsOf(family.getKey()), List.of())))
                .toList();
    }

    private static String line(String part, Described metric) {
        return "%s: %s, %s %s".formatted(part, metric.name(), metric.type(), metric.labels());
    }

    /** The metrics in each query that no part shows, nor anybody else of whom the documents say so. */
    private Map<String, Set<String>> missing(Map<String, String> queries) {
        Set<String> shown = Stream.concat(
                        Observability.ofOthers().stream(), parts.stream().flatMap(part -> part.names().stream()))
                .collect(Collectors.toSet());
        Map<String, Set<String>> missing = new TreeMap<>();
        queries.forEach((place, query) -> {
            Set<String> names = new TreeSet<>(MetricNames.in(query));
            assertThat(names).as("the metrics of %s", place).isNotEmpty();
            names.removeAll(shown);
            if (!names.isEmpty()) {
                missing.put(place, names);
            }
        });
        return missing;
    }
}
