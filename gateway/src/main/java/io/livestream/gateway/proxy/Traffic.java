package io.livestream.gateway.proxy;

import io.livestream.gateway.routing.Service;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.util.concurrent.TimeUnit;

/** Counts and times what went to each service, by the class of its reply's status; never by user or stream. */
@Singleton
public class Traffic {

    private static final int STATUS_CLASSES = 6;

    private final Timer[][] timers = new Timer[Service.values().length][STATUS_CLASSES];

    Traffic(MeterRegistry metrics) {
        for (Service service : Service.values()) {
            for (int status = 1; status < STATUS_CLASSES; status++) {
                timers[service.ordinal()][status] = Timer.builder("gateway.requests")
                        .description("Requests handed to a service, until the reply was written")
                        .tag("service", service.label())
                        .tag("status", status + "xx")
                        .register(metrics);
            }
        }
    }

    void count(Service service, int status, long startedNanos) {
        int statusClass = Math.clamp(status / 100, 1, STATUS_CLASSES - 1);
        timers[service.ordinal()][statusClass].record(System.nanoTime() - startedNanos, TimeUnit.NANOSECONDS);
    }
}
