package io.livestream.chat.socket;

import io.livestream.chat.delivery.DeliveryMetrics;
import io.livestream.platform.follow.Revocations;
import io.netty.util.concurrent.EventExecutor;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Watches over the sockets of all event loops, and sends them away when this node stops. */
@Singleton
final class SocketMonitors {

    private static final Logger LOG = Logger.getLogger(SocketMonitors.class);

    private final Revocations revocations;
    private final DeliveryMetrics metrics;
    private final Draining draining;
    private final Duration shutdownDelay;
    private final Optional<Duration> shutdownTimeout;
    private final Map<EventExecutor, SocketMonitor> monitors = new ConcurrentHashMap<>();

    SocketMonitors(
            Revocations revocations,
            DeliveryMetrics metrics,
            Draining draining,
            @ConfigProperty(name = "quarkus.shutdown.delay") Optional<Duration> shutdownDelay,
            @ConfigProperty(name = "quarkus.shutdown.timeout") Optional<Duration> shutdownTimeout) {
        this.shutdownDelay = shutdownDelay.orElse(Duration.ZERO);
        this.shutdownTimeout = shutdownTimeout;
        this.revocations = revocations;
        this.metrics = metrics;
        this.draining = draining;
    }

    SocketMonitor of(EventExecutor loop) {
        return monitors.computeIfAbsent(loop, this::begin);
    }

    private SocketMonitor begin(EventExecutor loop) {
        SocketMonitor monitor = new SocketMonitor(revocations);
        loop.scheduleAtFixedRate(monitor::check, 1, 1, TimeUnit.SECONDS);
        return monitor;
    }

    /**
     * From now on the node says that it is not ready. Clients are sent away once those who send them here have had time to hear that, each
     * for a time of its own, so that they do not all come back at once; it is done before the framework waits for what is under way, which
     * open sockets would be for ever. Who has not answered after half the time that it waits is cut off.
     */
    void drain(@Observes ShutdownDelayInitiatedEvent stopping) {
        long sockets = metrics.sockets();
        draining.begin(sockets);
        LOG.infof("Sending %d sockets away", sockets);
        monitors.forEach((loop, monitor) -> {
            after(shutdownDelay, loop, () -> sendAway(monitor));
            shutdownTimeout.ifPresent(
                    timeout -> after(shutdownDelay.plus(timeout.dividedBy(2)), loop, () -> cutOff(monitor)));
        });
    }

    private static void after(Duration delay, EventExecutor loop, Runnable step) {
        loop.schedule(step, delay.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void sendAway(SocketMonitor monitor) {
        monitor.all().forEach(handler -> handler.socket().end(draining.farewell()));
    }

    private static void cutOff(SocketMonitor monitor) {
        monitor.all().forEach(handler -> handler.socket().close());
    }
}
