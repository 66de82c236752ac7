package io.livestream.gateway.proxy;

import io.livestream.gateway.routing.Service;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Counts and times what went to each service, by the class of its reply's status; never by user or stream. */
@Singleton
public class Traffic {

    private static final int STATUS_CLASSES = 6;

    private static final Duration[] BOUNDS = {
        Duration.ofMillis(10),
        Duration.ofMillis(25),
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofMillis(2_500),
        Duration.ofSeconds(10)
    };

    private final Timer[][] timers = new Timer[Service.values().length][STATUS_CLASSES];

    Traffic(MeterRegistry metrics) {
        for (Service service : Service.values()) {
            for (int status = 1; status < STATUS_CLASSES; status++) {
                timers[service.ordinal()][status] = Timer.builder("gateway.requests")
                        .description("Requests handed to a service, until the reply was written")
                        .tag("service", service.label())
                        .tag("status", status + "xx")
                        .serviceLevelObjectives(BOUNDS)
                        .register(metrics);
            }
        }
    }

    void count(Service service, int status, long startedNanos) {
        int statusClass = Math.clamp(status / 100, 1, STATUS_CLASSES - 1);
        timers[service.ordinal()][statusClass].record(System.nanoTime() - startedNanos, TimeUnit.NANOSECONDS);
    }
}
