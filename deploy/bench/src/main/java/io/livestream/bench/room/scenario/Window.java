package io.livestream.bench.room.scenario;

import io.livestream.bench.Processes;
import io.livestream.bench.room.fleet.Loops;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import org.HdrHistogram.Histogram;

/**
 * What happened in a stretch of time.
 *
 * @param latencies of what was received, in nanoseconds, from just before it was sent; its count is that of the deliveries
 * @param processors the seconds that each process computed
 * @param busiestLoop the share of the time that the busiest thread which receives was at work
 */
public record Window(Duration time, Histogram latencies, Map<String, Double> processors, double busiestLoop) {

    static Window of(Duration time, Loops loops, Processes processes) throws IOException, InterruptedException {
        return from(loops, processes).after(time);
    }

    static Begun from(Loops loops, Processes processes) throws IOException {
        loops.takeLatencies();
        return new Begun(loops, processes, processes.seconds(), loops.seconds(), System.nanoTime());
    }

    /** A stretch that has begun and not ended. */
    record Begun(Loops loops, Processes processes, Map<String, Double> parts, double[] threads, long began) {

        Window after(Duration time) throws IOException, InterruptedException {
            Thread.sleep(time);
            return ended();
        }

        Window ended() throws IOException {
            Duration took = Duration.ofNanos(System.nanoTime() - began);
            Histogram latencies = loops.takeLatencies();
            double[] now = loops.seconds();
            Arrays.setAll(now, i -> (now[i] - threads[i]) / seconds(took));
            double busiest = Arrays.stream(now).skip(1).max().orElse(0);
            return new Window(took, latencies, processes.secondsSince(parts), busiest);
        }
    }

    private static double seconds(Duration time) {
        return time.toNanos() / 1e9;
    }

    long deliveries() {
        return latencies.getTotalCount();
    }

    /** Deliveries a second. */
    public double perSecond() {
        return deliveries() / seconds(time);
    }

    /** How long the delivery at that percentile took; none took NaN. */
    public double millis(double percentile) {
        return deliveries() == 0 ? Double.NaN : latencies.getValueAtPercentile(percentile) / 1e6;
    }

    double seconds(String part) {
        return processors.getOrDefault(part, Double.NaN);
    }

    /** Microseconds that a part computed for each delivery. */
    public double microsEach(String part) {
        return seconds(part) * 1e6 / deliveries();
    }

    /** How much of one processor a part took. */
    public double load(String part) {
        return seconds(part) / seconds(time);
    }
}
