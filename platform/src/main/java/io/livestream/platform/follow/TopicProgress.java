package io.livestream.platform.follow;

import io.livestream.platform.log.Kafka;
import io.livestream.platform.log.LogEnd;
import io.livestream.platform.problem.Unavailable;
import io.livestream.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/**
 * How far this service has read a topic, and where it ends: for work that must not begin before everything has been read that
 * others said until a certain moment. {@link FreshView} is for requests, this is for work that goes on without waiting.
 */
@ApplicationScoped
public class TopicProgress {

    private static final long PATIENCE_MILLIS = 2_000;
    private static final Duration LOOK = Duration.ofMillis(10);

    private final Followers followers;
    private final LogEnd logEnd;
    private final Inbox inbox;
    private final Kafka kafka;
    private final Sql sql;

    TopicProgress(Followers followers, LogEnd logEnd, Inbox inbox, Kafka kafka, Sql sql) {
        this.followers = followers;
        this.logEnd = logEnd;
        this.inbox = inbox;
        this.kafka = kafka;
        this.sql = sql;
    }

    /** The partition on which a key of a topic stands. */
    public TopicPartition partitionOf(String topic, UUID key) {
        return logEnd.partitionOf(topic, key);
    }

    /** How far the service has read each partition, on whichever node; none has been read that is not in it. */
    public Map<TopicPartition, Long> read(String topic) {
        record Place(int partition, long next) {}
        return sql
                .query(
                        "select partition, next_offset from log_offsets where follower = ? and topic = ?",
                        row -> new Place((int) row.number("partition"), row.number("next_offset")),
                        followers.of(topic).orElseThrow().name(),
                        topic)
                .stream()
                .collect(Collectors.toMap(place -> new TopicPartition(topic, place.partition()), Place::next));
    }

    /** The offset up to which the service has read a partition, on whichever node; as the caller's transaction sees it. */
    public long next(TopicPartition partition) {
        return inbox.next(followers.of(partition.topic()).orElseThrow().name(), partition);
    }

    /**
     * Where there is something to be read up to: the end of each partition now, but 0 if nothing stands on it any longer. What has
     * expired unread nobody can read, and waiting for it would be for ever.
     *
     * @throws Unavailable if the broker does not say within some seconds
     */
    public Map<TopicPartition, Long> ends(String topic) {
        Map<TopicPartition, Long> ends = new HashMap<>(logEnd.ofAll(topic));
        Map<TopicPartition, Long> read = read(topic);
        Set<TopicPartition> behind = new HashSet<>(ends.keySet());
        behind.removeIf(partition -> read.getOrDefault(partition, 0L) >= ends.get(partition));
        if (!behind.isEmpty()) {
            beginnings(behind).forEach((partition, begin) -> {
                if (begin.offset() >= ends.get(partition)) {
                    ends.put(partition, 0L);
                }
            });
        }
        return ends;
    }

    /** Waits, for so long at most, until a partition has been read up to an offset; whether it has been. */
    public boolean awaitRead(TopicPartition partition, long offset, Duration patience) {
        Follower<?> follower = followers.of(partition.topic()).orElseThrow();
        long deadline = System.nanoTime() + patience.toNanos();
        try {
            while (inbox.next(follower.name(), partition) < offset) {
                if (System.nanoTime() - deadline > 0) {
                    return false;
                }
                follower.positions().pause(LOOK);
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Map<TopicPartition, ListOffsetsResultInfo> beginnings(Collection<TopicPartition> partitions) {
        Map<TopicPartition, OffsetSpec> wanted =
                partitions.stream().collect(Collectors.toMap(partition -> partition, _ -> OffsetSpec.earliest()));
        try {
            return kafka.admin().listOffsets(wanted).all().get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new Unavailable("The log cannot be read now.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unavailable("Stopping.");
        }
    }
}
