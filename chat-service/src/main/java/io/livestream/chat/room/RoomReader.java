package io.livestream.chat.room;

import io.livestream.platform.event.EventCodec;
import io.livestream.platform.event.Unreadable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.jboss.logging.Logger;

/**
 * Feeds the rooms of this node from the log, with one thread and one consumer.
 *
 * <p>It reads only partitions on which a room is, so its work follows the rooms of the node and not the traffic of the installation.
 * A room that comes with an older state than the others of its partition lets the partition be read again from there; the others pass
 * by what they have.
 *
 * <p>It belongs to no consumer group and stores no offset. What cannot be read is skipped: the follower that writes the history sets
 * it aside.
 */
final class RoomReader implements Runnable {

    private static final Logger LOG = Logger.getLogger(RoomReader.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration BETWEEN_SWEEPS = Duration.ofSeconds(2);

    private final Supplier<Consumer<String, byte[]>> consumers;
    private final Predicate<Room> drop;
    private final BiConsumer<ConsumerRecord<?, ?>, Runnable> applying;
    private final BlockingQueue<Room> arriving = new LinkedBlockingQueue<>();
    private final CountDownLatch stopping = new CountDownLatch(1);
    /** By partition and by record key. */
    private final Map<TopicPartition, Map<String, Room>> rooms = new HashMap<>();
    /** What is read next of each assigned partition. */
    private final Map<TopicPartition, Long> positions = new HashMap<>();

    private volatile Consumer<String, byte[]> consumer;
    private volatile long lastTurn = System.nanoTime();
    private long lastSweep = System.nanoTime();

    /**
     * @param drop gives a room up if nobody uses it, and says whether it did
     * @param applying does what follows from a record
     */
    RoomReader(
            Supplier<Consumer<String, byte[]>> consumers,
            Predicate<Room> drop,
            BiConsumer<ConsumerRecord<?, ?>, Runnable> applying) {
        this.consumers = consumers;
        this.drop = drop;
        this.applying = applying;
    }

    /** Feeds a room from where it is until it is dropped. */
    void follow(Room room) {
        arriving.add(room);
        wakeUp();
    }

    void stop() {
        stopping.countDown();
        wakeUp();
    }

    private void wakeUp() {
        Consumer<String, byte[]> reading = consumer;
        if (reading != null) {
            reading.wakeup();
        }
    }

    /** Whether it has gone round lately. */
    boolean isAlive(Duration lately) {
        return System.nanoTime() - lastTurn < lately.toNanos();
    }

    @Override
    public void run() {
        try {
            do {
                try (Consumer<String, byte[]> opened = consumers.get()) {
                    consumer = opened;
                    positions.clear();
                    align(allRooms());
                    while (stopping.getCount() > 0) {
                        turn();
                    }
                } catch (InterruptException e) {
                    LOG.debug("Interrupted");
                } catch (RuntimeException e) {
                    LOG.errorf(e, "The rooms are read anew");
                }
            } while (!stopping.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            LOG.debug("Interrupted");
        }
    }

    private void turn() throws InterruptedException {
        lastTurn = System.nanoTime();
        List<Room> arrived = takeArrived();
        sweep();
        align(arrived);
        if (!rooms.isEmpty()) {
            try {
                deliver(consumer.poll(POLL));
            } catch (WakeupException e) {
                LOG.trace("Somebody arrives, or it is time to stop");
            }
        }
    }

    private List<Room> takeArrived() throws InterruptedException {
        List<Room> arrived = new ArrayList<>();
        Room first = rooms.isEmpty() ? arriving.poll(POLL.toMillis(), TimeUnit.MILLISECONDS) : arriving.poll();
        for (Room room = first; room != null; room = arriving.poll()) {
            rooms.computeIfAbsent(room.partition(), _ -> new HashMap<>())
                    .put(room.streamId().toString(), room);
            arrived.add(room);
        }
        return arrived;
    }

    private void sweep() {
        if (System.nanoTime() - lastSweep < BETWEEN_SWEEPS.toNanos()) {
            return;
        }
        lastSweep = System.nanoTime();
        rooms.values().forEach(onPartition -> onPartition.values().removeIf(drop));
        rooms.values().removeIf(Map::isEmpty);
    }

    /** Reads the partitions that have rooms, each from where the room that is furthest behind needs it. */
    private void align(List<Room> arrived) {
        if (!positions.keySet().equals(rooms.keySet())) {
            consumer.assign(rooms.keySet());
            positions.keySet().retainAll(rooms.keySet());
        }
        for (Room room : arrived) {
            long next = room.next();
            if (rooms.containsKey(room.partition())
                    && next < positions.getOrDefault(room.partition(), Long.MAX_VALUE)) {
                consumer.seek(room.partition(), next);
                positions.put(room.partition(), next);
            }
        }
    }

    private List<Room> allRooms() {
        return rooms.values().stream()
                .flatMap(onPartition -> onPartition.values().stream())
                .toList();
    }

    private void deliver(ConsumerRecords<String, byte[]> records) {
        for (TopicPartition partition : records.partitions()) {
            Map<String, Room> onPartition = rooms.get(partition);
            for (ConsumerRecord<String, byte[]> record : records.records(partition)) {
                Room room = onPartition.get(record.key());
                if (room != null) {
                    deliver(room, record);
                }
            }
        }
        records.nextOffsets().forEach((partition, next) -> {
            positions.put(partition, next.offset());
            rooms.get(partition).values().forEach(room -> room.readUpTo(next.offset()));
        });
    }

    /** A record that cannot be read, or an event that breaks a room, must not keep the others from theirs. */
    private void deliver(Room room, ConsumerRecord<String, byte[]> record) {
        try {
            EventCodec.decode(record).ifPresent(logged -> applying.accept(record, () -> room.apply(logged)));
        } catch (Unreadable e) {
            LOG.debugf("Skipped %s-%d@%d", record.topic(), record.partition(), record.offset());
        } catch (RuntimeException e) {
            LOG.errorf(e, "Failed on %s-%d@%d", record.topic(), record.partition(), record.offset());
        }
    }
}
