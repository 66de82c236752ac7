package io.livestream.platform.follow;

import io.livestream.platform.log.Kafka;
import io.livestream.platform.log.ReadingLoop;
import io.livestream.platform.log.Topics;
import io.livestream.platform.trace.Traces;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/**
 * Feeds one topic to one handler that writes to the service's database: see {@link Intake} for what becomes of each record.
 *
 * <p>A crash repeats nothing that was kept and skips nothing that was not. A record that was appended twice reaches the handler once.
 * Nodes of one service share the partitions; one that has lost a partition without knowing is stopped by the offsets and its work is
 * rolled back. One bad record never stops a partition.
 *
 * <p>A record that comes after a quiet moment is taken at once. Of a stream of records each look takes what has come since the last,
 * some milliseconds ago, since a transaction for each would cost many times more; it looks sooner when somebody waits for its view.
 *
 * @param <T> what a record is read as
 */
final class Follower<T> implements Runnable, ReadingLoop.Reading {

    private static final Logger LOG = Logger.getLogger(Follower.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);
    /** How long the database may be behind what was passed by. Other nodes judge by it, if there are any. */
    private static final Duration UNSTORED_AMONG_OTHERS = Duration.ofMillis(20);

    private static final Duration UNSTORED_ALONE = Duration.ofSeconds(1);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(3);

    private final String name;
    private final String topic;
    private final Inbox inbox;
    private final Positions positions = new Positions();
    private final Intake<T> intake;
    private final ReadingLoop loop;
    private volatile boolean failing = true;
    private volatile boolean begun;
    private Duration unstored = UNSTORED_AMONG_OTHERS;
    private long lastStored;

    Follower(
            String name,
            String topic,
            Kafka kafka,
            Inbox inbox,
            Leftovers leftovers,
            Intake.Reader<T> reader,
            java.util.function.Consumer<List<T>> handler,
            Traces traces) {
        this.name = name;
        this.topic = topic;
        this.inbox = inbox;
        this.intake = new Intake<>(name, inbox, leftovers, reader, handler, positions, traces);
        this.loop = new ReadingLoop(name, () -> kafka.consumer(name), this, FIRST_PAUSE, LONGEST_PAUSE);
    }

    String name() {
        return name;
    }

    String topic() {
        return topic;
    }

    /** Whether it reads now; not while it joins its group, nor while its database or the broker is away. */
    boolean isReading() {
        return !failing;
    }

    /** Whether it has read at some time: it has its partitions, or knows that other nodes have them. */
    boolean hasBegun() {
        return begun;
    }

    /** How far this node has got with the partitions that it follows. */
    Positions positions() {
        return positions;
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
        opened.subscribe(List.of(topic), new Assignment(opened));
    }

    @Override
    public void turn(Consumer<String, byte[]> opened) throws InterruptedException {
        ConsumerRecords<String, byte[]> records = opened.poll(positions.areStored() ? POLL : untilStored());
        if (!records.isEmpty()) {
            intake.take(records, places(records));
        }
        if (untilStored().isZero()) {
            intake.store();
            lastStored = System.nanoTime();
        }
        if (!records.isEmpty()) {
            positions.rest(BETWEEN_LOOKS);
        }
    }

    @Override
    public void failed(RuntimeException failure) {
        LOG.warnf("%s begins again: %s", name, failure.toString());
    }

    @Override
    public void ended() {
        failing = true;
        positions.giveAllAway();
    }

    private Duration untilStored() {
        Duration left = unstored.minusNanos(System.nanoTime() - lastStored);
        return left.isNegative() ? Duration.ZERO : left;
    }

    private static Map<TopicPartition, Long> places(ConsumerRecords<String, byte[]> records) {
        Map<TopicPartition, Long> places = new HashMap<>();
        records.nextOffsets().forEach((partition, next) -> places.put(partition, next.offset()));
        return places;
    }

    /** Partitions come with the offsets that the database knows, not with those of the broker. */
    private final class Assignment implements ConsumerRebalanceListener {

        private final Consumer<String, byte[]> consumer;

        Assignment(Consumer<String, byte[]> consumer) {
            this.consumer = consumer;
        }

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            Map<TopicPartition, Long> known = inbox.begin(name, partitions);
            requireNotAhead(known);
            known.forEach(consumer::seek);
            positions.begin(known);
            boolean all = consumer.assignment().size()
                    == consumer.partitionsFor(topic).size();
            unstored = all ? UNSTORED_ALONE : UNSTORED_AMONG_OTHERS;
            failing = false;
            begun = true;
        }

        /**
         * A database that has read further than the log goes is of another time than the log: one of them was restored. The broker's
         * client would begin at the start again, and what was counted would be counted twice; so somebody has to say how to go on. Of
         * the other topics a repeat changes nothing.
         */
        private void requireNotAhead(Map<TopicPartition, Long> known) {
            if (!topic.equals(Topics.EVENTS)) {
                return;
            }
            Map<TopicPartition, Long> ends = consumer.endOffsets(known.keySet());
            known.forEach((partition, next) -> {
                if (next > ends.get(partition)) {
                    LOG.errorf(
                            "%s has read %s up to %d, and the log ends at %d: see docs/operations.md, \"Restore\"",
                            name, partition, next, ends.get(partition));
                    throw new IllegalStateException("the database is ahead of the log");
                }
            });
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            positions.giveAway(partitions);
        }
    }
}
