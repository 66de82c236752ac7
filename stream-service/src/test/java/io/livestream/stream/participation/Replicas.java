package io.livestream.stream.participation;

import io.livestream.platform.outbox.Outbox;
import io.livestream.platform.sql.Sql;
import io.livestream.stream.access.StreamAccess;
import io.quarkus.arc.Unremovable;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;

/** What another replica of the service would sweep and let in with: its own settings, and its own view of the broker. */
@ApplicationScoped
@Unremovable
class Replicas {

    private final Sql sql;
    private final StreamAccess access;
    private final Departures departures;
    private final Seats seats;
    private final NodeLock nodeLock;
    private final RefusedJoins refused;
    private final Outbox outbox;
    private final Clock clock;

    Replicas(
            Sql sql,
            StreamAccess access,
            Departures departures,
            Seats seats,
            NodeLock nodeLock,
            RefusedJoins refused,
            Outbox outbox,
            Clock clock) {
        this.sql = sql;
        this.access = access;
        this.departures = departures;
        this.seats = seats;
        this.nodeLock = nodeLock;
        this.refused = refused;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Its renewals are taken, without being written: a test would have to wait until they are read. */
    LeaseSweeper sweeper(PresenceProgress progress, LeaseSettings settings) {
        return sweeper(
                progress,
                new RenewalProbe(sql, progress, outbox, null, clock) {
                    @Override
                    void check() {}
                },
                settings);
    }

    LeaseSweeper sweeper(PresenceProgress progress, RenewalProbe probe, LeaseSettings settings) {
        PresenceWatermark watermark = new PresenceWatermark(progress, probe, settings, clock);
        return new LeaseSweeper(sql, access, departures, watermark, progress, nodeLock, settings, clock);
    }

    PresenceService presence(LeaseSweeper sweeper) {
        return new PresenceService(
                access, seats, departures, sweeper, nodeLock, refused, new JoinGate(), outbox, clock);
    }

    /** Sweeps in batches of two. */
    static LeaseSettings settings(Duration sweepEvery, Duration grace) {
        return new LeaseSettings() {
            @Override
            public Duration length() {
                return Duration.ofSeconds(60);
            }

            @Override
            public Duration sweepEvery() {
                return sweepEvery;
            }

            @Override
            public Duration grace() {
                return grace;
            }

            @Override
            public int sweepBatch() {
                return 2;
            }
        };
    }
}
