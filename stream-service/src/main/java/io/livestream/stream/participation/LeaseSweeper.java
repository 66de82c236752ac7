package io.livestream.stream.participation;

import io.livestream.platform.Rounds;
import io.livestream.platform.sql.Sql;
import io.livestream.stream.access.StreamAccess;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Status;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/**
 * Turns leases that have run out into leaves, once it is known that they have ({@link PresenceWatermark}).
 *
 * <p>Any number of replicas may sweep at once: a stream whose lock somebody holds is passed over until the next round, and under
 * the lock only what has still run out is ended. When a leave is noticed does not matter to it, since it happened when the lease
 * ended.
 */
@ApplicationScoped
class LeaseSweeper {

    private static final Logger LOG = Logger.getLogger(LeaseSweeper.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final String STREAMS_WITH_LAPSED_LEASES =
            "select distinct stream_id from stream_participants where present and lease_expires_at <= ?";

    private static final String HAS_LAPSED_LEASES =
            "select 1 from stream_participants where stream_id = ? and present and lease_expires_at <= ? limit 1";

    private final Sql sql;
    private final StreamAccess access;
    private final Departures departures;
    private final PresenceWatermark watermark;
    private final PresenceProgress progress;
    private final NodeLock nodeLock;
    private final LeaseSettings settings;
    private final Clock clock;
    private final Rounds rounds = new Rounds("lease-sweeper");

    LeaseSweeper(
            Sql sql,
            StreamAccess access,
            Departures departures,
            PresenceWatermark watermark,
            PresenceProgress progress,
            NodeLock nodeLock,
            LeaseSettings settings,
            Clock clock) {
        this.sql = sql;
        this.access = access;
        this.departures = departures;
        this.watermark = watermark;
        this.progress = progress;
        this.nodeLock = nodeLock;
        this.settings = settings;
        this.clock = clock;
    }

    void start(@Observes StartupEvent event) {
        rounds.every(settings.sweepEvery(), this::round);
    }

    /** Waits for the round in progress, so that it does not run into a database that is being closed. */
    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        rounds.close(PATIENCE);
    }

    private void round() {
        try {
            sweep();
        } catch (RuntimeException e) {
            LOG.warn("Could not sweep leases; the next round will", e);
        }
    }

    /** One round. It asks the broker also when no lease has run out, so as not to miss that the broker was away. */
    void sweep() {
        Map<TopicPartition, Instant> known = watermark.advance();
        if (known.isEmpty()) {
            return;
        }
        for (UUID streamId : sql.query(STREAMS_WITH_LAPSED_LEASES, row -> row.uuid("stream_id"), clock.instant())) {
            Instant asOf = known.get(progress.partitionOf(streamId));
            if (asOf != null) {
                end(streamId, asOf, access::lockIfFree);
            }
        }
    }

    /**
     * Tells of the leases of one stream that have run out, before something is decided or shown there that depends on who is present. It
     * may have to wait for what sockets have said, and therefore stands outside of transactions; if that cannot be known, whoever was
     * present still is.
     *
     * @return whether any may have been told of
     */
    boolean sweep(UUID streamId) {
        if (QuarkusTransaction.getStatus() != Status.STATUS_NO_TRANSACTION) {
            throw new IllegalStateException(
                    "a sweep would wait with the lock and the connection of a transaction in hand");
        }
        if (sql.query(HAS_LAPSED_LEASES, row -> true, streamId, clock.instant()).isEmpty()) {
            return false;
        }
        Optional<Instant> asOf = watermark.reach(streamId);
        asOf.ifPresent(moment -> end(streamId, moment, access::lockIfThere));
        return asOf.isPresent();
    }

    private void end(UUID streamId, Instant asOf, Predicate<UUID> lock) {
        try {
            while (nodeLock.holding(
                    streamId, () -> QuarkusTransaction.requiringNew().call(() -> batch(streamId, asOf, lock)))) {
                LOG.debugf("More leases of stream %s have run out than one batch holds", streamId);
            }
        } catch (NodeLock.Crowded crowded) {
            LOG.debugf("Stream %s is left to the next round", streamId);
        }
    }

    private boolean batch(UUID streamId, Instant asOf, Predicate<UUID> lock) {
        return lock.test(streamId) && departures.lapsed(streamId, asOf, settings.sweepBatch());
    }
}
