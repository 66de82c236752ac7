package io.livestream.bench.rest;

import io.livestream.bench.Api;
import io.livestream.bench.HttpConnection;
import io.livestream.bench.Processes;
import io.livestream.bench.RequestBuffer;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** So many connections, each sending the next request when it has the reply to the one before. */
final class Load {

    private static final Duration LAST_REPLY = Duration.ofSeconds(15);

    private enum Phase {
        WARM_UP,
        MEASURED,
        OVER
    }

    private final Settings settings;
    private final Scenario scenario;
    private final AtomicLong next = new AtomicLong();
    private final CountDownLatch idle;
    private volatile Phase phase = Phase.WARM_UP;

    Load(Settings settings, Scenario scenario) {
        this.settings = settings;
        this.scenario = scenario;
        this.idle = new CountDownLatch(settings.connections());
    }

    Result run() throws Exception {
        Processes processes = new Processes(settings.run());
        List<Sender> senders = new ArrayList<>();
        for (int i = 0; i < settings.connections(); i++) {
            senders.add(new Sender());
        }
        senders.forEach(sender -> Thread.ofPlatform().daemon().name("sender").start(sender));
        pass(settings.warmUp());
        Map<String, Double> before = processes.seconds();
        long began = System.nanoTime();
        phase = Phase.MEASURED;
        pass(settings.time());
        phase = Phase.OVER;
        long took = System.nanoTime() - began;
        Map<String, Double> processors = processes.secondsSince(before);
        pass(LAST_REPLY);
        senders.forEach(Sender::close);
        return result(senders, Duration.ofNanos(took), processors);
    }

    /** Lets that time pass, or less when nobody sends any more. */
    private void pass(Duration time) throws InterruptedException {
        idle.await(time.toMillis(), TimeUnit.MILLISECONDS);
    }

    private Result result(List<Sender> senders, Duration took, Map<String, Double> processors) {
        long[] latencies = senders.stream()
                .flatMapToLong(sender -> Arrays.stream(sender.latencies, 0, sender.count))
                .sorted()
                .toArray();
        Map<String, Long> failures = new TreeMap<>();
        senders.forEach(sender -> sender.failures.forEach((what, times) -> failures.merge(what, times, Long::sum)));
        long acknowledged =
                senders.stream().mapToLong(sender -> sender.acknowledged).sum();
        return new Result(scenario, took, latencies, next.get(), acknowledged, failures, processors);
    }

    /** One connection and what it has seen. */
    private final class Sender implements Runnable {

        private final RequestBuffer request = new RequestBuffer();
        private final Map<String, Long> failures = new TreeMap<>();
        private long[] latencies = new long[1 << 16];
        private int count;
        private long acknowledged;
        private volatile HttpConnection connection = new HttpConnection(settings.gateway());

        private Sender() throws IOException {}

        @Override
        public void run() {
            while (phase != Phase.OVER) {
                scenario.writer().write(next.getAndIncrement(), request.clear());
                Phase begunIn = phase;
                long began = System.nanoTime();
                try {
                    int status = connection.exchange(request.bytes(), request.length());
                    long took = System.nanoTime() - began;
                    if (status / 100 == 2) {
                        acknowledged++;
                        if (begunIn == Phase.MEASURED && phase == Phase.MEASURED) {
                            add(took);
                        }
                    } else {
                        failures.merge(status + " " + firstWords(connection.body()), 1L, Long::sum);
                    }
                } catch (IOException e) {
                    failures.merge("connection: " + e.getMessage(), 1L, Long::sum);
                    reconnect();
                }
            }
            idle.countDown();
        }

        private void add(long latency) {
            if (count == latencies.length) {
                latencies = Arrays.copyOf(latencies, 2 * count);
            }
            latencies[count++] = latency;
        }

        /** The code of a problem, which is what tells failures apart. */
        private static String firstWords(String problem) {
            int code = problem.indexOf("\"code\"");
            return code < 0 ? "" : Api.text(problem, "code");
        }

        private void reconnect() {
            connection.close();
            try {
                connection = new HttpConnection(settings.gateway());
            } catch (IOException _) {
                // The next request fails on the closed connection and is counted.
            }
        }

        private void close() {
            connection.close();
        }
    }
}
