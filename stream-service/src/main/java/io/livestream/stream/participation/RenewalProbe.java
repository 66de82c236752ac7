package io.livestream.stream.participation;

import io.livestream.platform.event.PresenceRenewed;
import io.livestream.platform.log.EventLog;
import io.livestream.platform.outbox.Outbox;
import io.livestream.platform.problem.Unavailable;
import io.livestream.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;

/**
 * Finds out whether those who are there can say so. It writes renewals of its own, which name nobody, and so renew nothing: a broker that
 * lacks replicas or space may well answer questions and yet take no record. And who has just joined can open no socket before the rooms
 * have heard that they did.
 */
@ApplicationScoped
class RenewalProbe {

    private static final String LIVE = "select id from live_streams where status = 'LIVE' and deleted_at is null";

    /** Well within a lease, and more than a look at the outbox is old. */
    private static final Duration LATE = Duration.ofSeconds(10);

    private final Sql sql;
    private final PresenceProgress progress;
    private final Outbox outbox;
    private final EventLog log;
    private final Clock clock;

    RenewalProbe(Sql sql, PresenceProgress progress, Outbox outbox, EventLog log, Clock clock) {
        this.sql = sql;
        this.progress = progress;
        this.outbox = outbox;
        this.log = log;
        this.clock = clock;
    }

    /**
     * Writes one for each partition on which there is a class that is live.
     *
     * @throws Unavailable if any of them is not taken within some five seconds, or the outbox has not been sent for longer
     */
    void check() {
        if (outbox.delay().compareTo(LATE) > 0) {
            throw new Unavailable("Rooms may not know who has joined.");
        }
        try {
            CompletableFuture.allOf(onePerPartition().stream().map(this::probe).toArray(CompletableFuture[]::new))
                    .join();
        } catch (RuntimeException notTaken) {
            throw new Unavailable("Renewals cannot be written now.");
        }
    }

    private Collection<UUID> onePerPartition() {
        return sql.query(LIVE, row -> row.uuid("id")).stream()
                .collect(Collectors.<UUID, TopicPartition, UUID>toMap(
                        progress::partitionOf, streamId -> streamId, (first, _) -> first))
                .values();
    }

    private CompletableFuture<Void> probe(UUID streamId) {
        var nobody = new PresenceRenewed(streamId, clock.instant(), List.of());
        return log.renew(nobody).toCompletableFuture();
    }
}
