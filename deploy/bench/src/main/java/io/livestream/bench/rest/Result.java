package io.livestream.bench.rest;

import java.time.Duration;
import java.util.Map;

/**
 * What came of one scenario.
 *
 * @param latencies of the requests that succeeded while measured, in nanoseconds, the shortest first
 * @param sent requests of the warm-up and of the measured time
 * @param acknowledged those of them that succeeded
 * @param failures how often what else was answered, of all that were sent
 * @param processors the seconds that each process computed while measured
 */
record Result(
        Scenario scenario,
        Duration time,
        long[] latencies,
        long sent,
        long acknowledged,
        Map<String, Long> failures,
        Map<String, Double> processors) {

    double perSecond() {
        return latencies.length / (time.toNanos() / 1e9);
    }

    double millisOf(double share) {
        if (latencies.length == 0) {
            return Double.NaN;
        }
        int place = (int) Math.ceil(share * latencies.length) - 1;
        return latencies[Math.max(0, place)] / 1e6;
    }

    long failed() {
        return failures.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Requests that neither succeeded nor were refused: something may have come of them all the same. */
    long uncertain() {
        long refused = failures.entrySet().stream()
                .filter(failure -> failure.getKey().startsWith("4"))
                .mapToLong(Map.Entry::getValue)
                .sum();
        return sent - acknowledged - refused;
    }

    boolean isClean() {
        return failures.isEmpty() && latencies.length > 0;
    }
}
