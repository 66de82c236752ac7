package io.livestream.kubernetes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What the services measure, by the names with which Prometheus knows it: {@code docs/metrics.md}, which is held to what they show. */
final class Meters {

    private static final Path DESCRIBED = Path.of("../../docs/metrics.md");
    private static final Pattern ROW = Pattern.compile("^\\| `([a-z_]+)`", Pattern.MULTILINE);
    private static final Pattern ASKED = Pattern.compile("livestream_[a-z_]+");

    private Meters() {}

    static Set<String> all() {
        try {
            return ROW.matcher(Files.readString(DESCRIBED))
                    .results()
                    .map(row -> row.group(1))
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The suite's own name in a query, or nothing. */
    static String asked(String query) {
        return ASKED.matcher(query)
                .results()
                .map(MatchResult::group)
                .findFirst()
                .orElse("");
    }
}
