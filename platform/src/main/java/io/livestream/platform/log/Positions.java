package io.livestream.platform.log;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.TopicPartition;

/** How far a node has committed its work on the partitions that it has been given; others can wait for it to get further. */
final class Positions {

    private final Map<TopicPartition, Long> next = new HashMap<>();

    synchronized Optional<Long> of(TopicPartition partition) {
        return Optional.ofNullable(next.get(partition));
    }

    synchronized void put(TopicPartition partition, long offset) {
        next.put(partition, offset);
    }

    synchronized void advance(Map<TopicPartition, Long> further) {
        next.putAll(further);
        notifyAll();
    }

    synchronized void giveAway(Collection<TopicPartition> partitions) {
        partitions.forEach(next::remove);
        notifyAll();
    }

    synchronized void giveAllAway() {
        giveAway(List.copyOf(next.keySet()));
    }

    /** Waits until the work on a partition has reached an offset, or the partition has been given away, or time is up. */
    synchronized void await(TopicPartition partition, long offset, Duration patience) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (next.getOrDefault(partition, Long.MAX_VALUE) < offset) {
            long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
            if (left <= 0) {
                return;
            }
            wait(left);
        }
    }

    /** Waits a moment, less if something is committed meanwhile. */
    synchronized void pause(Duration moment) throws InterruptedException {
        wait(moment.toMillis());
    }
}
