package io.livestream.chat.socket;

import io.livestream.chat.delivery.DeliveryMetrics;
import io.netty.util.concurrent.EventExecutor;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Sends the clients away when this node stops. */
@Singleton
final class SocketDrain {

    private static final Logger LOG = Logger.getLogger(SocketDrain.class);

    private final Draining draining;
    private final DeliveryMetrics metrics;
    private final SocketMonitors monitors;
    private final Duration delay;
    private final Optional<Duration> timeout;

    /**
     * @param delay for which the node says that it is not ready before it stops
     * @param timeout for which it then waits for what is under way
     */
    SocketDrain(
            Draining draining,
            DeliveryMetrics metrics,
            SocketMonitors monitors,
            @ConfigProperty(name = "quarkus.shutdown.delay") Optional<Duration> delay,
            @ConfigProperty(name = "quarkus.shutdown.timeout") Optional<Duration> timeout) {
        this.draining = draining;
        this.metrics = metrics;
        this.monitors = monitors;
        this.delay = delay.orElse(Duration.ZERO);
        this.timeout = timeout;
    }

    /**
     * From now on the node says that it is not ready. Clients are sent away once those who send them here have had time to hear that, each
     * for a time of its own, so that they do not all come back at once; it is done before the framework waits for what is under way, which
     * open sockets would be for ever. Who has not answered after half the time that it waits is cut off.
     */
    void begin(@Observes ShutdownDelayInitiatedEvent stopping) {
        long sockets = metrics.sockets();
        draining.begin(sockets);
        LOG.infof("Sending %d sockets away", sockets);
        monitors.forEach((loop, monitor) -> {
            after(delay, loop, () -> sendAway(monitor));
            timeout.ifPresent(whole -> after(delay.plus(whole.dividedBy(2)), loop, () -> cutOff(monitor)));
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
