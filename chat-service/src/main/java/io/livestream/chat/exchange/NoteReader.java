package io.livestream.chat.exchange;

import io.livestream.platform.event.RoomNote;
import io.livestream.platform.event.Unreadable;
import io.livestream.platform.log.ReadingLoop;
import io.livestream.platform.log.Topics;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.jboss.logging.Logger;

/**
 * Reads {@code livestream.room} from its end, for the partitions of those rooms alone that have sockets here. It belongs to no consumer
 * group and stores no offset: what was passed while nobody listened is of no use to anybody.
 */
final class NoteReader implements Runnable, ReadingLoop.Reading {

    private static final Logger LOG = Logger.getLogger(NoteReader.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    /** Meanwhile nobody is heard, so it is not long. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    /** Somebody waits for a partition to be read. */
    private record Wish(int partition, CountDownLatch granted) {}

    private final ReadingLoop loop;
    private final Supplier<Set<Integer>> needed;
    private final java.util.function.Consumer<RoomNote> hears;
    private final Duration betweenSweeps;
    private final BlockingQueue<Wish> wishes = new LinkedBlockingQueue<>();
    /** What is read now; replaced as a whole. */
    private volatile Set<Integer> partitions = Set.of();

    /** Those of the consumer's partitions that it reads from a place of its own already. */
    private Set<TopicPartition> placed = Set.of();

    private long lastSweep = System.nanoTime();

    /**
     * @param needed the partitions of the rooms that have sockets here
     * @param betweenSweeps how often it looks whether all that it reads is still needed
     */
    NoteReader(
            Supplier<? extends Consumer<String, byte[]>> consumers,
            Supplier<Set<Integer>> needed,
            java.util.function.Consumer<RoomNote> hears,
            Duration betweenSweeps) {
        this.needed = needed;
        this.hears = hears;
        this.betweenSweeps = betweenSweeps;
        loop = new ReadingLoop("read-notes", consumers, this, PAUSE);
    }

    /** Waits until a partition that is needed is read, but not for long: without it a room has no signals and no reactions, and all the rest. */
    void listen(int partition, Duration patience) {
        Wish wish = new Wish(partition, new CountDownLatch(1));
        if (!isWished(wish)) {
            return;
        }
        loop.wakeUp();
        try {
            if (!wish.granted().await(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warnf("Partition %d of %s is not read yet", partition, Topics.ROOM);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Returns whether it has to be waited for. Either a sweep sees the room of who asks, or they see what the sweep leaves. */
    private synchronized boolean isWished(Wish wish) {
        return !partitions.contains(wish.partition()) && wishes.add(wish);
    }

    @Override
    public void run() {
        loop.run();
    }

    void stop() {
        loop.stop();
    }

    @Override
    public void begin(Consumer<String, byte[]> opened) {
        placed = Set.of();
        assign(opened, partitions);
    }

    @Override
    public void turn(Consumer<String, byte[]> opened) throws InterruptedException {
        Wish first = partitions.isEmpty() ? wishes.poll(POLL.toMillis(), TimeUnit.MILLISECONDS) : wishes.poll();
        if (first != null) {
            grant(opened, first);
        }
        sweep(opened);
        if (!partitions.isEmpty()) {
            opened.poll(POLL).forEach(this::hear);
        }
    }

    @Override
    public void failed(RuntimeException failure) {
        LOG.warnf("What nodes pass each other is read anew: %s", failure.toString());
    }

    /** A wish that a wake-up interrupts, or a broker that fails, is granted in a later turn. */
    private void grant(Consumer<String, byte[]> consumer, Wish first) {
        Set<Integer> wanted = new HashSet<>(partitions);
        Set<Wish> granted = new HashSet<>();
        for (Wish wish = first; wish != null; wish = wishes.poll()) {
            wanted.add(wish.partition());
            granted.add(wish);
        }
        try {
            assign(consumer, wanted);
        } catch (RuntimeException e) {
            wishes.addAll(granted);
            throw e;
        }
        granted.forEach(wish -> wish.granted().countDown());
    }

    /**
     * New partitions are read from their end as it is now, which is why the position is asked for at once. The others go on from where
     * they are; to seek the end of no partition at all would be to seek that of each.
     */
    private void assign(Consumer<String, byte[]> consumer, Set<Integer> wanted) {
        Set<TopicPartition> now = wanted.stream()
                .map(partition -> new TopicPartition(Topics.ROOM, partition))
                .collect(Collectors.toSet());
        Set<TopicPartition> added = new HashSet<>(now);
        added.removeAll(placed);
        consumer.assign(now);
        if (!added.isEmpty()) {
            consumer.seekToEnd(added);
            awaitPlaces(consumer, added);
        }
        placed = now;
        partitions = Set.copyOf(wanted);
    }

    /** A broker that does not tell them in time does so later, amid the reading; the other rooms are not to wait for that. */
    private void awaitPlaces(Consumer<String, byte[]> consumer, Set<TopicPartition> added) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        try {
            for (TopicPartition partition : added) {
                consumer.position(partition, Duration.ofNanos(Math.max(0, deadline - System.nanoTime())));
            }
        } catch (TimeoutException e) {
            LOG.warnf("The end of %s is not known yet: %s", added, e.getMessage());
        }
    }

    private void sweep(Consumer<String, byte[]> consumer) {
        if (System.nanoTime() - lastSweep > betweenSweeps.toNanos()) {
            lastSweep = System.nanoTime();
            if (forgetUnneeded()) {
                assign(consumer, partitions);
            }
        }
    }

    private synchronized boolean forgetUnneeded() {
        Set<Integer> still = new HashSet<>(partitions);
        boolean unneeded = still.retainAll(needed.get());
        if (unneeded) {
            partitions = Set.copyOf(still);
        }
        return unneeded;
    }

    private void hear(ConsumerRecord<String, byte[]> record) {
        try {
            RoomNote.read(record).ifPresent(hears);
        } catch (Unreadable e) {
            LOG.debugf("Skipped %s-%d@%d", record.topic(), record.partition(), record.offset());
        } catch (RuntimeException e) {
            LOG.errorf(e, "Failed on %s-%d@%d", record.topic(), record.partition(), record.offset());
        }
    }
}
