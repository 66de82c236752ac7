package io.livestream.gateway.connection;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicInteger;

/** How many clients are connected over all event loops, and how many of them hold a room socket. */
@Singleton
public class OpenConnections {

    private final AtomicInteger connections;
    private final AtomicInteger sockets;

    OpenConnections(MeterRegistry metrics) {
        connections = metrics.gauge("gateway.connections", new AtomicInteger());
        sockets = metrics.gauge("gateway.sockets", new AtomicInteger());
    }

    int opened() {
        return connections.incrementAndGet();
    }

    void closed() {
        connections.decrementAndGet();
    }

    void socketOpened() {
        sockets.incrementAndGet();
    }

    void socketClosed() {
        sockets.decrementAndGet();
    }
}
