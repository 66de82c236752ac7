package io.livestream.stream.participation;

import io.livestream.platform.event.PresenceRenewed;
import io.livestream.platform.log.EventLog;
import io.livestream.platform.log.Topics;
import io.livestream.platform.problem.Unavailable;
import io.livestream.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;

/**
 * Finds out whether those who are there can say so, by writing renewals of its own: they name nobody, and so renew nothing. A broker that
 * lacks replicas or space may well answer questions and yet take no record.
 */
@ApplicationScoped
class RenewalProbe {

    private static final String SOURCE = "/stream-service";
    private static final String LIVE = "select id from live_streams where status = 'LIVE' and deleted_at is null";

    private final Sql sql;
    private final PresenceProgress progress;
    private final EventLog log;
    private final Clock clock;

    RenewalProbe(Sql sql, PresenceProgress progress, EventLog log, Clock clock) {
        this.sql = sql;
        this.progress = progress;
        this.log = log;
        this.clock = clock;
    }

    /**
     * Writes one for each partition on which there is a class that is live.
     *
     * @throws Unavailable if any of them is not taken within some five seconds
     */
    void check() {
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
        return log.send(nobody.record(Topics.PRESENCE, SOURCE)).toCompletableFuture();
    }
}
