package io.livestream.stream.participation;

import io.livestream.platform.sql.Sql;
import io.livestream.stream.access.StreamAccess;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Turns leases that have run out into leaves.
 *
 * <p>Any number of replicas may sweep at once: a stream whose lock somebody holds is passed over until the next round, and under
 * the lock only what has still run out is ended. When a leave is noticed does not matter to it, since it happened when the lease
 * ended.
 */
@ApplicationScoped
class LeaseSweeper {

    private static final Logger LOG = Logger.getLogger(LeaseSweeper.class);

    private static final String STREAMS_WITH_LAPSED_LEASES =
            "select distinct stream_id from stream_participants where present and lease_expires_at <= ?";

    private final Sql sql;
    private final StreamAccess access;
    private final Departures departures;
    private final Turnstile turnstile;
    private final LeaseSettings settings;
    private final Clock clock;
    private final ScheduledExecutorService rounds = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("lease-sweeper").daemon().factory());

    LeaseSweeper(
            Sql sql,
            StreamAccess access,
            Departures departures,
            Turnstile turnstile,
            LeaseSettings settings,
            Clock clock) {
        this.sql = sql;
        this.access = access;
        this.departures = departures;
        this.turnstile = turnstile;
        this.settings = settings;
        this.clock = clock;
    }

    void start(@Observes StartupEvent event) {
        long pause = settings.sweepEvery().toMillis();
        rounds.scheduleWithFixedDelay(this::round, pause, pause, TimeUnit.MILLISECONDS);
    }

    /** Waits for the round in progress, so that it does not run into a database that is being closed. */
    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        rounds.shutdown();
        if (!rounds.awaitTermination(5, TimeUnit.SECONDS)) {
            rounds.shutdownNow();
        }
    }

    private void round() {
        try {
            sweep();
        } catch (RuntimeException e) {
            LOG.warn("Could not sweep leases; the next round will", e);
        }
    }

    /** One round. */
    void sweep() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        List<UUID> streams = sql.query(STREAMS_WITH_LAPSED_LEASES, row -> row.uuid("stream_id"), now);
        streams.forEach(streamId -> sweep(streamId, now));
    }

    private void sweep(UUID streamId, Instant now) {
        try {
            while (turnstile.pass(
                    streamId, () -> QuarkusTransaction.requiringNew().call(() -> batch(streamId, now)))) {
                LOG.debugf("More leases of stream %s have run out than one batch holds", streamId);
            }
        } catch (Turnstile.Crowded crowded) {
            LOG.debugf("Stream %s is left to the next round", streamId);
        }
    }

    private boolean batch(UUID streamId, Instant now) {
        return access.lockIfFree(streamId) && departures.lapsed(streamId, now, settings.sweepBatch());
    }
}
