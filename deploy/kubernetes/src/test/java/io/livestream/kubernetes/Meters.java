package io.livestream.kubernetes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the parts measure, by the names with which Prometheus knows it: {@code docs/metrics.md}, which is held to what they show. */
final class Meters {

    /**
     * A figure.
     *
     * @param of the parts that measure it, as the page lists them
     */
    record Meter(Set<String> labels, String of) {

        boolean isOf(String part) {
            return of.contains(part) || of.contains(part.replace("-service", "-"));
        }
    }

    private static final Path DESCRIBED = Path.of("../../docs/metrics.md");
    private static final Pattern ROW =
            Pattern.compile("^\\| `([a-z_]+)` \\|[^|]*\\|[^|]*\\|([^|]*)\\|([^|]*)\\|", Pattern.MULTILINE);
    private static final Pattern LABEL = Pattern.compile("`([a-z_]+)`");

    private Meters() {}

    static Map<String, Meter> all() {
        try {
            return ROW.matcher(Files.readString(DESCRIBED))
                    .results()
                    .collect(Collectors.toMap(
                            row -> row.group(1),
                            row -> new Meter(texts(LABEL, row.group(2)).collect(Collectors.toSet()), row.group(3))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the first group of a pattern found. */
    static Stream<String> texts(Pattern pattern, String text) {
        return pattern.matcher(text).results().map((MatchResult found) -> found.group(1));
    }
}
