package io.livestream.platform.log;

import io.livestream.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.common.TopicPartition;

/** How far each follower of this service has got and what it has seen lately, in the service's own database. */
@ApplicationScoped
class Inbox {

    /** Repeats come from a crash or a retry, so within minutes; a day is plenty. */
    private static final Duration MEMORY = Duration.ofDays(1);

    /** Another node has taken the partition over: what this one did is to be rolled back. */
    static final class PartitionLost extends RuntimeException {

        PartitionLost(TopicPartition partition) {
            super("another node follows " + partition);
        }
    }

    private final Sql sql;

    Inbox(Sql sql) {
        this.sql = sql;
    }

    /** The offset of the next record to be read; 0 before the first. */
    long next(String follower, TopicPartition partition) {
        return sql.first(
                        "select next_offset from log_offsets where follower = ? and topic = ? and partition = ?",
                        row -> row.number("next_offset"),
                        follower,
                        partition.topic(),
                        partition.partition())
                .orElse(0L);
    }

    /**
     * Moves on, in the transaction of the work.
     *
     * @throws PartitionLost if the follower no longer stands where this node believes
     */
    void advance(String follower, TopicPartition partition, long from, long to) {
        int moved = sql.update("""
                insert into log_offsets (follower, topic, partition, next_offset) values (?, ?, ?, ?)
                on conflict (follower, topic, partition) do update set next_offset = excluded.next_offset
                where log_offsets.next_offset = ?""", follower, partition.topic(), partition.partition(), to, from);
        if (moved == 0) {
            throw new PartitionLost(partition);
        }
    }

    /** @return those of the ids that the follower had not seen before; from now on it has */
    Set<UUID> unseen(String follower, Map<UUID, Instant> ids) {
        List<UUID> distinct = List.copyOf(ids.keySet());
        Instant latest = ids.values().stream().max(Instant::compareTo).orElse(Instant.EPOCH);
        return new HashSet<>(sql.query("""
                insert into log_seen (follower, event_id, at) select ?, id, ? from unnest(?) as id order by id
                on conflict do nothing returning event_id""", row -> row.uuid("event_id"), follower, latest, distinct));
    }

    /** Forgets what was seen long before this time. */
    void forgetBefore(String follower, Instant now) {
        sql.update("delete from log_seen where follower = ? and at < ?", follower, now.minus(MEMORY));
    }

    /** Forgets everything, so that the follower reads from the start of the log; in the transaction that empties its tables. */
    void rewind(String follower) {
        sql.update("delete from log_offsets where follower = ?", follower);
        sql.update("delete from log_seen where follower = ?", follower);
    }
}
