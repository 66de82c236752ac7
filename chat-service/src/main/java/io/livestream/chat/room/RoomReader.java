package io.livestream.chat.room;

import io.livestream.platform.event.EventCodec;
import io.livestream.platform.event.Unreadable;
import io.livestream.platform.log.ReadingLoop;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
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
final class RoomReader implements Runnable, ReadingLoop.Reading {

    private static final Logger LOG = Logger.getLogger(RoomReader.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration BETWEEN_SWEEPS = Duration.ofSeconds(2);

    private final ReadingLoop loop;
    private final Predicate<Room> drop;
    private final BiConsumer<ConsumerRecord<?, ?>, Runnable> applying;
    private final BlockingQueue<Room> arriving = new LinkedBlockingQueue<>();
    /** By partition and by record key. */
    private final Map<TopicPartition, Map<String, Room>> rooms = new HashMap<>();
    /** What is read next of each assigned partition. */
    private final Map<TopicPartition, Long> positions = new HashMap<>();

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
        this.drop = drop;
        this.applying = applying;
        loop = new ReadingLoop("read-rooms", consumers, this, PAUSE);
    }

    /** Feeds a room from where it is until it is dropped. */
    void follow(Room room) {
        arriving.add(room);
        loop.wakeUp();
    }

    void stop() {
        loop.stop();
    }

    /** Whether it has gone round lately. */
    boolean isAlive(Duration lately) {
        return System.nanoTime() - lastTurn < lately.toNanos();
    }

    @Override
    public void run() {
        loop.run();
    }

    @Override
    public void begin(Consumer<String, byte[]> opened) {
        positions.clear();
        align(opened, allRooms());
    }

    @Override
    public void turn(Consumer<String, byte[]> opened) throws InterruptedException {
        lastTurn = System.nanoTime();
        List<Room> arrived = takeArrived();
        sweep();
        align(opened, arrived);
        if (!rooms.isEmpty()) {
            deliver(opened.poll(POLL));
        }
    }

    @Override
    public void failed(RuntimeException failure) {
        LOG.errorf(failure, "The rooms are read anew");
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
    private void align(Consumer<String, byte[]> consumer, List<Room> arrived) {
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
