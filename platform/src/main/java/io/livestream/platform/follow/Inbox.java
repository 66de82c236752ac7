package io.livestream.platform.follow;

import io.livestream.platform.follow.Positions.Move;
import io.livestream.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.common.TopicPartition;

/** How far each follower of this service has got and what it has seen lately, in the service's own database. */
@ApplicationScoped
class Inbox {

    /** Repeats come from a crash or a retry, so they are read within minutes of each other; a day is plenty. */
    private static final Duration MEMORY = Duration.ofDays(1);
    /**
     * Who reads the log anew sees all of it within a day. So many events are minutes at any speed, and about a gigabyte with their
     * indexes.
     */
    private static final int MOST = 5_000_000;
    /** So many are forgotten at once: a second's work at most, and none that waits for another node's. */
    private static final int PIECE = 10_000;

    private static final String OLDEST_KEPT = """
            select greatest(
                now() - make_interval(secs => ?), (select at from log_seen order by at desc offset ? limit 1)) as at""";

    private static final String FORGET = """
            with old as (
                select follower, event_id from log_seen where at < ? order by at limit ? for update skip locked)
            delete from log_seen s using old where s.follower = old.follower and s.event_id = old.event_id""";

    private static final String NEXT = """
            select g.topic, g.partition, coalesce(o.next_offset, 0) as next_offset
            from unnest(?::text[], ?::int[]) as g (topic, partition)
            left join log_offsets o on o.topic = g.topic and o.partition = g.partition and o.follower = ?""";

    private static final String BEGIN = """
            with given as (select * from unnest(?::text[], ?::int[]) as g (topic, partition)),
            begun as (
                insert into log_offsets (follower, topic, partition, next_offset)
                select ?, topic, partition, 0 from given order by topic, partition
                on conflict (follower, topic, partition) do update set next_offset = log_offsets.next_offset
                returning topic, partition, next_offset)
            select * from begun""";

    /** One row without an id if all partitions could be moved, and one for each event that is new. */
    private static final String TAKE = """
            with moves as (
                select * from unnest(?::text[], ?::int[], ?::bigint[], ?::bigint[])
                    as m (topic, partition, from_offset, to_offset)),
            moved as (
                update log_offsets o set next_offset = m.to_offset from moves m
                where o.follower = ? and o.topic = m.topic and o.partition = m.partition and o.next_offset = m.from_offset
                returning 1),
            unseen as (
                insert into log_seen (follower, event_id, at) select ?, id, now() from unnest(?::uuid[]) as id order by id
                on conflict do nothing returning event_id)
            select event_id from unseen
            union all
            select null from (select count(*) as partitions from moved) as all_moved where partitions = ?""";

    private final Sql sql;

    Inbox(Sql sql) {
        this.sql = sql;
    }

    /** The offset of the next record to be read; 0 before the first. */
    long next(String follower, TopicPartition partition) {
        return next(follower, Set.of(partition)).get(partition);
    }

    /** The same of several partitions at one moment. */
    Map<TopicPartition, Long> next(String follower, Set<TopicPartition> partitions) {
        return places(NEXT, follower, partitions);
    }

    /** Where the follower goes on in partitions that this node has been given. */
    Map<TopicPartition, Long> begin(String follower, Collection<TopicPartition> partitions) {
        return places(BEGIN, follower, partitions);
    }

    private Map<TopicPartition, Long> places(String statement, String follower, Collection<TopicPartition> partitions) {
        List<String> topics = partitions.stream().map(TopicPartition::topic).toList();
        List<Integer> numbers =
                partitions.stream().map(TopicPartition::partition).toList();
        Map<TopicPartition, Long> places = new HashMap<>();
        sql.query(
                statement,
                row -> places.put(
                        new TopicPartition(row.text("topic"), (int) row.number("partition")),
                        row.number("next_offset")),
                topics,
                numbers,
                follower);
        return places;
    }

    /**
     * Moves on and remembers events, in the transaction of the work.
     *
     * @return those of the ids that the follower had not seen before
     * @throws PartitionLost if the follower no longer stands where this node believes
     */
    Set<UUID> take(String follower, List<Move> moves, Set<UUID> ids) {
        Set<UUID> unseen = new HashSet<>(sql.query(
                TAKE,
                row -> row.uuid("event_id"),
                moves.stream().map(move -> move.partition().topic()).toList(),
                moves.stream().map(move -> move.partition().partition()).toList(),
                moves.stream().map(Move::from).toList(),
                moves.stream().map(Move::to).toList(),
                follower,
                follower,
                List.copyOf(ids),
                moves.size()));
        if (!unseen.remove(null)) {
            throw new PartitionLost(moves.toString());
        }
        return unseen;
    }

    /** Forgets what was seen long ago, by the time at which it was seen: also of an old log repeats come soon. */
    void forgetOld() {
        forgetOld(MOST);
    }

    /** @param most how many events are remembered at most, all followers taken together */
    void forgetOld(int most) {
        Instant oldestKept = sql.first(OLDEST_KEPT, row -> row.instant("at"), (double) MEMORY.toSeconds(), most)
                .orElseThrow();
        int forgotten;
        do {
            forgotten = sql.update(FORGET, oldestKept, PIECE);
        } while (forgotten == PIECE);
    }

    /** Forgets everything, so that the follower reads from the start of the log; in the transaction that empties its tables. */
    void rewind(String follower) {
        sql.update("delete from log_offsets where follower = ?", follower);
        if (haveOthersSeenAnything(follower)) {
            sql.update("delete from log_seen where follower = ?", follower);
        } else {
            // There may be millions, and to delete one by one may take longer than a transaction may last.
            sql.update("truncate log_seen");
        }
    }

    private boolean haveOthersSeenAnything(String follower) {
        return sql.first(
                        "select 1 as one from log_seen where follower <> ? limit 1", row -> row.number("one"), follower)
                .isPresent();
    }
}
