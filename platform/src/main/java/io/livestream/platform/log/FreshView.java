package io.livestream.platform.log;

import io.livestream.platform.problem.Kind;
import io.livestream.platform.problem.ServiceException;
import io.livestream.platform.problem.Unavailable;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.apache.kafka.common.TopicPartition;

/**
 * Lets a service that decides from a view of the log refuse only when the view is up to date.
 *
 * <p>Services reply only when what they say is on the log ({@link ReplyOnTheLog}), so whatever a caller has been told stands before
 * the end of the log as it is when their next request comes. A view that has reached that end knows it. This is the "read index" of
 * <a href="https://raft.github.io/raft.pdf">Raft, section 8</a>, with Kafka's end offset as the index.
 */
@ApplicationScoped
public class FreshView {

    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration LOOK = Duration.ofMillis(10);
    private static final Set<Kind> FROM_THE_VIEW = EnumSet.of(Kind.NOT_FOUND, Kind.FORBIDDEN, Kind.CONFLICT);

    private final Followers followers;
    private final LogEnd logEnd;
    private final Inbox inbox;

    FreshView(Followers followers, LogEnd logEnd, Inbox inbox) {
        this.followers = followers;
        this.logEnd = logEnd;
        this.inbox = inbox;
    }

    /**
     * Decides, and if that is to refuse, decides again once the service's view of the stream has read the log to its present end.
     *
     * @param decision is called once or twice, so it must change nothing when it refuses: it begins its own transaction
     * @throws ServiceException what the decision refuses with, the second time
     */
    public <T> T decide(UUID streamId, Supplier<T> decision) {
        return decide(Topics.EVENTS, streamId, decision);
    }

    /** As {@link #decide}, for what the service knows of accounts. */
    public <T> T decideByAccount(UUID userId, Supplier<T> decision) {
        return decide(Topics.USERS, userId, decision);
    }

    private <T> T decide(String topic, UUID key, Supplier<T> decision) {
        try {
            return decision.get();
        } catch (ServiceException refusal) {
            if (!FROM_THE_VIEW.contains(refusal.kind()) || !caughtUp(topic, key)) {
                throw refusal;
            }
            return decision.get();
        }
    }

    /**
     * Waits, for two seconds at most, until the service's view of the stream has read the log to its present end. Done before a
     * decision it makes consent as exact as refusal: nothing is accepted into a class whose end has been announced.
     */
    public void refresh(UUID streamId) {
        caughtUp(Topics.EVENTS, streamId);
    }

    /** How many records of the log, over all streams, the service's view has not read yet. */
    public long lag() {
        String follower = followers.of(Topics.EVENTS).orElseThrow().name();
        return logEnd.ofAll(Topics.EVENTS).entrySet().stream()
                .mapToLong(end -> end.getValue() - inbox.next(follower, end.getKey()))
                .sum();
    }

    /** @return whether the view may know more than before */
    private boolean caughtUp(String topic, UUID key) {
        Follower<?> follower = followers.of(topic).orElseThrow();
        try {
            TopicPartition partition = logEnd.partitionOf(topic, key);
            return advanced(follower, partition, logEnd.of(partition));
        } catch (Unavailable e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private boolean advanced(Follower<?> follower, TopicPartition partition, long end) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        if (follower.positions().of(partition).isPresent()) {
            follower.positions().await(partition, end, PATIENCE);
        }
        while (!hasReached(follower, partition, end) && System.nanoTime() < deadline) {
            follower.positions().pause(LOOK);
        }
        return true;
    }

    /** This node knows of its own partitions; of others' the database does. */
    private boolean hasReached(Follower<?> follower, TopicPartition partition, long end) {
        return follower.positions().of(partition).orElse(0L) >= end || inbox.next(follower.name(), partition) >= end;
    }
}
