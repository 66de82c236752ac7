package io.livestream.platform.follow;

import io.livestream.platform.log.LogEnd;
import io.livestream.platform.log.Topics;
import io.livestream.platform.problem.Unavailable;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Supplier;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/**
 * Lets a service that decides by a view of the log decide only when the view is up to date.
 *
 * <p>Services reply only when what they say is on the log ({@code ReplyOnTheLog}), so whatever a caller has been told stands before
 * the end of the log as it is when their next request comes. A view that has reached that end knows it. This is the "read index" of
 * <a href="https://raft.github.io/raft.pdf">Raft, section 8</a>, with Kafka's end offset as the index.
 */
@ApplicationScoped
public class FreshView {

    private static final Logger LOG = Logger.getLogger(FreshView.class);
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration LOOK = Duration.ofMillis(10);

    private final Followers followers;
    private final LogEnd logEnd;
    private final Inbox inbox;

    FreshView(Followers followers, LogEnd logEnd, Inbox inbox) {
        this.followers = followers;
        this.logEnd = logEnd;
        this.inbox = inbox;
    }

    /**
     * Decides once the service's view of the stream has read the log to its present end, or after two seconds, or at once while the
     * broker does not answer: then by what is known.
     *
     * @param decision begins its own transaction, so that it sees what the view has read meanwhile
     */
    public <T> T decide(UUID streamId, Supplier<T> decision) {
        refresh(streamId);
        return decision.get();
    }

    /** As {@link #decide}, for what the service knows of accounts. */
    public <T> T decideByAccount(UUID userId, Supplier<T> decision) {
        catchUp(Topics.USERS, userId);
        return decision.get();
    }

    /** Waits, for two seconds at most, until the service's view of the stream has read the log to its present end. */
    public void refresh(UUID streamId) {
        catchUp(Topics.EVENTS, streamId);
    }

    /** How many records of the log, over all streams, the service's view has not read yet. */
    public long lag() {
        String follower = followers.of(Topics.EVENTS).orElseThrow().name();
        return logEnd.ofAll(Topics.EVENTS).entrySet().stream()
                .mapToLong(end -> end.getValue() - inbox.next(follower, end.getKey()))
                .sum();
    }

    private void catchUp(String topic, UUID key) {
        Follower<?> follower = followers.of(topic).orElseThrow();
        try {
            TopicPartition partition = logEnd.partitionOf(topic, key);
            awaitReached(follower, partition, logEnd.of(partition));
        } catch (Unavailable e) {
            LOG.debugf("Decides by what is known: %s", e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void awaitReached(Follower<?> follower, TopicPartition partition, long end) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        if (follower.positions().of(partition).isPresent()) {
            follower.positions().await(partition, end, PATIENCE);
        }
        while (!hasReached(follower, partition, end) && System.nanoTime() < deadline) {
            follower.positions().pause(LOOK);
        }
    }

    /** This node knows of its own partitions; of others' the database does. */
    private boolean hasReached(Follower<?> follower, TopicPartition partition, long end) {
        return follower.positions().of(partition).orElse(0L) >= end || inbox.next(follower.name(), partition) >= end;
    }
}
