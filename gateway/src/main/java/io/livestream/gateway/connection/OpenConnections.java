package io.livestream.gateway.connection;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicInteger;

/** How many clients are connected over all event loops, and how many of them hold a room socket. */
@Singleton
public class OpenConnections {

    private final AtomicInteger connections;
    private final AtomicInteger sockets;
    private Spread spread;

    OpenConnections(MeterRegistry metrics) {
        connections = gauge(
                metrics, "gateway.connections", "Clients that are connected, those with a room socket among them");
        sockets = gauge(metrics, "gateway.sockets", "Room sockets that pass through the gateway");
    }

    private static AtomicInteger gauge(MeterRegistry metrics, String name, String description) {
        AtomicInteger value = new AtomicInteger();
        Gauge.builder(name, value, AtomicInteger::get).description(description).register(metrics);
        return value;
    }

    /** How many of the clients hold a room socket. */
    public int sockets() {
        return sockets.get();
    }

    /** Over which time those with a socket come back: decided when the first event loop asks, and the same for all. */
    synchronized Spread spread() {
        if (spread == null) {
            spread = Spread.of(sockets.get());
        }
        return spread;
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
