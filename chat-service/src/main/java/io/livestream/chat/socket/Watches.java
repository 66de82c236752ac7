package io.livestream.chat.socket;

import io.livestream.chat.delivery.Deliveries;
import io.livestream.chat.delivery.Ending;
import io.livestream.platform.log.DisabledAccounts;
import io.netty.util.concurrent.EventExecutor;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Watches over the sockets of all event loops, and sends them away when this node stops. */
@Singleton
final class Watches {

    private static final Logger LOG = Logger.getLogger(Watches.class);
    /** Whoever takes over is to be asked by so many a second at most. */
    private static final int BACK_PER_SECOND = 500;

    private static final int LEAST_SPREAD_MILLIS = 1_000;
    private static final int MOST_SPREAD_MILLIS = 20_000;

    private final DisabledAccounts disabled;
    private final Deliveries deliveries;
    private final Draining draining;
    private final Map<EventExecutor, Watch> watches = new ConcurrentHashMap<>();

    Watches(DisabledAccounts disabled, Deliveries deliveries, Draining draining) {
        this.disabled = disabled;
        this.deliveries = deliveries;
        this.draining = draining;
    }

    Watch of(EventExecutor loop) {
        return watches.computeIfAbsent(loop, this::begin);
    }

    private Watch begin(EventExecutor loop) {
        Watch watch = new Watch(disabled::contains);
        loop.scheduleAtFixedRate(watch::look, 1, 1, TimeUnit.SECONDS);
        return watch;
    }

    /** From now on the node says that it is not ready; sockets stay until those who send it clients have heard. */
    void announce(@Observes ShutdownDelayInitiatedEvent stopping) {
        draining.begin();
    }

    /** Tells each client to come back after a time of its own, so that they do not all come at once. */
    void drain(@Observes @Priority(1) ShutdownEvent stopping) throws InterruptedException {
        draining.begin();
        long sockets = deliveries.sockets();
        if (sockets == 0) {
            return;
        }
        LOG.infof("Sending %d sockets away", sockets);
        long spread = Math.clamp(sockets * 1_000 / BACK_PER_SECOND, LEAST_SPREAD_MILLIS, MOST_SPREAD_MILLIS);
        CountDownLatch told = new CountDownLatch(watches.size());
        watches.forEach((loop, watch) -> loop.execute(() -> {
            watch.all()
                    .forEach(handler -> handler.socket()
                            .end(Ending.restarting(ThreadLocalRandom.current().nextLong(spread))));
            told.countDown();
        }));
        if (!told.await(5, TimeUnit.SECONDS)) {
            LOG.warn("Some sockets were not told that this node stops");
        }
    }
}
