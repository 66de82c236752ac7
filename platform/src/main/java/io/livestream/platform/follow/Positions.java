package io.livestream.platform.follow;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.TopicPartition;

/**
 * How far a node has got with the partitions that it has been given; others can wait for it to get further.
 *
 * <p>A place counts as reached when the work on everything before it is committed. What there was no work on is passed by in memory
 * alone, so the database may know an earlier place; never a later one.
 */
final class Positions {

    /** What the database knows of a partition, and what it is to know. */
    record Move(TopicPartition partition, long from, long to) {}

    private final Map<TopicPartition, Long> reached = new HashMap<>();
    private final Map<TopicPartition, Long> stored = new HashMap<>();
    private int waiting;
    private boolean resting;

    synchronized Optional<Long> of(TopicPartition partition) {
        return Optional.ofNullable(reached.get(partition));
    }

    /** The partitions have been given to this node, with what the database knows of them. */
    synchronized void begin(Map<TopicPartition, Long> known) {
        stored.putAll(known);
        reached.putAll(known);
    }

    /** There was nothing to do before these places. */
    synchronized void pass(Map<TopicPartition, Long> further) {
        further.forEach((partition, next) -> reached.computeIfPresent(partition, (_, _) -> next));
        notifyAll();
    }

    /**
     * What is to be written to the database for this node to be at these places, and elsewhere where it is.
     *
     * @throws PartitionLost if one of these places is on a partition that this node no longer has
     */
    synchronized List<Move> moves(Map<TopicPartition, Long> further) {
        further.keySet().forEach(this::requireOurs);
        List<Move> moves = new ArrayList<>();
        stored.forEach((partition, from) -> {
            long to = further.getOrDefault(partition, reached.get(partition));
            if (to != from) {
                moves.add(new Move(partition, from, to));
            }
        });
        return moves;
    }

    private void requireOurs(TopicPartition partition) {
        if (!stored.containsKey(partition)) {
            throw new PartitionLost(partition.toString());
        }
    }

    /** Whether the database knows where this node is. */
    synchronized boolean areStored() {
        return stored.equals(reached);
    }

    /** The moves are committed, and with them the work before. */
    synchronized void commit(List<Move> moves) {
        for (Move move : moves) {
            stored.put(move.partition(), move.to());
            reached.put(move.partition(), move.to());
        }
        notifyAll();
    }

    synchronized void giveAway(Collection<TopicPartition> partitions) {
        partitions.forEach(reached::remove);
        partitions.forEach(stored::remove);
        notifyAll();
    }

    synchronized void giveAllAway() {
        giveAway(List.copyOf(reached.keySet()));
    }

    /** Waits until the work on a partition has reached an offset, or the partition has been given away, or time is up. */
    synchronized void await(TopicPartition partition, long offset, Duration patience) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (reached.getOrDefault(partition, Long.MAX_VALUE) < offset) {
            long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
            if (left <= 0) {
                return;
            }
            waiting++;
            if (resting) {
                notifyAll();
            }
            try {
                wait(left);
            } finally {
                waiting--;
            }
        }
    }

    /** Waits a moment, less if something is reached meanwhile. */
    synchronized void pause(Duration moment) throws InterruptedException {
        wait(moment.toMillis());
    }

    /** Lets a moment pass in which more may come, unless somebody waits for what has come already. */
    synchronized void rest(Duration moment) throws InterruptedException {
        long deadline = System.nanoTime() + moment.toNanos();
        resting = true;
        try {
            long left = moment.toMillis();
            while (waiting == 0 && left > 0) {
                wait(left);
                left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
            }
        } finally {
            resting = false;
        }
    }
}
