package io.livestream.platform.follow;

import io.livestream.platform.log.LogEnd;
import io.livestream.platform.log.Topics;
import io.livestream.platform.problem.Unavailable;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
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

    /** As {@link #decideByAccount}, for what may be known of any account. */
    public <T> T decideByAccounts(Supplier<T> decision) {
        catchUp(Topics.USERS, () -> logEnd.ofAll(Topics.USERS));
        return decision.get();
    }

    /** Waits, for two seconds at most, until the service's view of the stream has read the log to its present end. */
    public void refresh(UUID streamId) {
        catchUp(Topics.EVENTS, streamId);
    }

    /** As {@link #refresh}, of all streams at once. */
    public void refreshAll() {
        catchUp(Topics.EVENTS, () -> logEnd.ofAll(Topics.EVENTS));
    }

    /** How many records of the log, over all streams, the service's view has not read yet. */
    public long lag() {
        Map<TopicPartition, Long> ends = logEnd.ofAll(Topics.EVENTS);
        Map<TopicPartition, Long> places =
                inbox.next(followers.of(Topics.EVENTS).orElseThrow().name(), ends.keySet());
        return ends.entrySet().stream()
                .mapToLong(end -> end.getValue() - places.get(end.getKey()))
                .sum();
    }

    private void catchUp(String topic, UUID key) {
        catchUp(topic, () -> {
            TopicPartition partition = logEnd.partitionOf(topic, key);
            return Map.of(partition, logEnd.of(partition));
        });
    }

    private void catchUp(String topic, Supplier<Map<TopicPartition, Long>> ends) {
        Follower<?> follower = followers.of(topic).orElseThrow();
        try {
            awaitReached(follower, ends.get());
        } catch (Unavailable e) {
            LOG.debugf("Decides by what is known: %s", e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void awaitReached(Follower<?> follower, Map<TopicPartition, Long> ends) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        for (Map.Entry<TopicPartition, Long> end : ends.entrySet()) {
            if (follower.positions().of(end.getKey()).isPresent()) {
                Duration left = Duration.ofNanos(deadline - System.nanoTime());
                follower.positions().await(end.getKey(), end.getValue(), left);
            }
        }
        while (!hasReached(follower, ends) && System.nanoTime() < deadline) {
            follower.positions().pause(LOOK);
        }
    }

    /** This node knows of its own partitions; of others' the database does. */
    private boolean hasReached(Follower<?> follower, Map<TopicPartition, Long> ends) {
        Set<TopicPartition> others = ends.keySet().stream()
                .filter(partition -> follower.positions().of(partition).orElse(0L) < ends.get(partition))
                .collect(Collectors.toSet());
        return others.isEmpty()
                || inbox.next(follower.name(), others).entrySet().stream()
                        .allMatch(place -> place.getValue() >= ends.get(place.getKey()));
    }
}
