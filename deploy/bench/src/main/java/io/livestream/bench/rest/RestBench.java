package io.livestream.bench.rest;

import io.livestream.bench.TooFast;
import java.util.ArrayList;
import java.util.List;

/**
 * Measures the calls that a class makes most, through the gateway of a running suite, with the tokens of real accounts.
 *
 * <p>{@code ./livestream bench rest} runs it from its source. It needs nothing but the JDK, so that it costs little beside
 * what it measures: the suite shares the machine with it.
 */
public final class RestBench {

    private RestBench() {}

    public static void main(String[] words) throws Exception {
        Settings settings;
        try {
            settings = Settings.parse(words);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(2);
            return;
        }
        boolean clean = false;
        try {
            clean = measure(settings, new Report(settings, System.out));
        } catch (TooFast refused) {
            System.err.println(refused.getMessage());
        }
        System.exit(clean ? 0 : 1);
    }

    private static boolean measure(Settings settings, Report report) throws Exception {
        report.begin();
        try (Classroom classroom = Classroom.open(settings)) {
            List<Scenario> scenarios = Scenarios.of(settings, classroom);
            List<Result> results = new ArrayList<>();
            for (Scenario scenario : scenarios) {
                report.running(scenario);
                Result result = new Load(settings, scenario).run();
                report.measured(result);
                results.add(result);
            }
            report.processors(results);
            report.meanings(scenarios);
            report.failures(results);
            List<Comparison> comparisons = Comparison.of(classroom, results);
            report.comparison(comparisons);
            return results.stream().allMatch(Result::isClean)
                    && comparisons.stream().allMatch(Comparison::agrees);
        }
    }
}
