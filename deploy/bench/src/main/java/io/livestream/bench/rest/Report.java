package io.livestream.bench.rest;

import io.livestream.bench.Unlimited;
import java.io.PrintStream;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The tables that a person reads. */
final class Report {

    private static final String ROW = "%-20s %12s %9s %9s %9s %9s%n";

    private final Settings settings;
    private final PrintStream out;

    Report(Settings settings, PrintStream out) {
        this.settings = settings;
        this.out = out;
    }

    void begin() {
        out.printf(
                "%s with %d connections and %d students, each scenario %d s after a warm-up of %d s; %d processors%n",
                settings.gateway(),
                settings.connections(),
                settings.students(),
                settings.time().toSeconds(),
                settings.warmUp().toSeconds(),
                Runtime.getRuntime().availableProcessors());
        out.println("Making accounts, streams and questions");
        out.println();
        out.printf(ROW, "", "requests/s", "p50 ms", "p99 ms", "max ms", "failures");
    }

    void running(Scenario scenario) {
        out.printf("%-20s", scenario.title());
        out.flush();
    }

    void measured(Result result) {
        String row = ROW.formatted(
                "",
                "%.0f".formatted(result.perSecond()),
                millis(result, 0.5),
                millis(result, 0.99),
                millis(result, 1),
                result.failed());
        out.print(row.substring(20));
    }

    private static String millis(Result result, double share) {
        return String.format(Locale.ROOT, "%.1f", result.millisOf(share));
    }

    /** What stands between: who computes how much for a request. */
    void processors(List<Result> results) {
        out.printf("%nCPU seconds while measured, and microseconds for each request%n");
        Set<String> parts = new LinkedHashSet<>();
        results.forEach(result -> parts.addAll(result.processors().keySet()));
        out.printf("%-20s", "");
        results.forEach(result -> out.printf(" %19s", result.scenario().title()));
        out.println();
        for (String part : parts) {
            out.printf("%-20s", part);
            results.forEach(result -> cell(result, result.processors().getOrDefault(part, 0.0)));
            out.println();
        }
    }

    private void cell(Result result, double seconds) {
        double micros = seconds * 1e6 / Math.max(1, result.latencies().length);
        out.printf(Locale.ROOT, " %8.2f s %5.0f µs", seconds, micros);
    }

    void meanings(List<Scenario> scenarios) {
        out.printf("%nA request of%n");
        scenarios.forEach(scenario -> out.printf("%-20s %s%n", scenario.title(), scenario.meaning()));
    }

    /** Counted from the start of the warm-up, since nothing may fail then either. */
    void failures(List<Result> results) {
        for (Result result : results) {
            result.failures()
                    .forEach((what, times) -> out.printf(
                            "FAILED  %s: %d of %d %s%n", result.scenario().title(), times, result.sent(), what));
            if (result.failures().keySet().stream().anyMatch(what -> what.startsWith("429"))) {
                out.println("        The flood limits have to be off: " + Unlimited.SUITE);
            }
        }
    }

    void comparison(List<Comparison> comparisons) {
        out.println();
        comparisons.forEach(comparison -> out.printf(
                "%d %s were acknowledged in all%s; analytics-service counts %d%s%n",
                comparison.acknowledged(),
                comparison.what(),
                comparison.uncertain() == 0 ? "" : " and %d may have been".formatted(comparison.uncertain()),
                comparison.counted(),
                comparison.agrees() ? "" : "  THESE DIFFER"));
    }
}
