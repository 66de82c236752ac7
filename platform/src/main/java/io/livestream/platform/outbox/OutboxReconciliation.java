package io.livestream.platform.outbox;

import static java.util.stream.Collectors.toMap;

import io.livestream.platform.event.EventCodec;
import io.livestream.platform.log.Kafka;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/**
 * Finds what an earlier relay sent but did not live to remove: rows whose event stands on the log. A row's record bears the row's time, so
 * it can stand nowhere before the first record of that time or later.
 *
 * <p>Each partition is looked through by itself, once the broker has said where. One of which it says nothing is asked for again, and
 * keeps no other waiting.
 */
final class OutboxReconciliation implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(200);
    /** When nothing more has come for so long, what is left is asked for again. */
    private static final Duration SILENCE = Duration.ofSeconds(1);
    /** While a partition has no leader, the client asks for it hundreds of times a second: so it gives up soon, and rests. */
    private static final ListOffsetsOptions ONE_TRY = new ListOffsetsOptions().timeoutMs(1_000);

    private static final Executor AFTER_A_REST = CompletableFuture.delayedExecutor(3, TimeUnit.SECONDS);

    /** The part of a partition on which such events may stand. */
    private record Stretch(long from, long end) {

        /** @param first the first record of a row's time or later; its offset is negative if there is none */
        static Stretch of(ListOffsetsResultInfo first, ListOffsetsResultInfo end) {
            return new Stretch(first.offset() < 0 ? end.offset() : first.offset(), end.offset());
        }

        boolean isEmpty() {
            return from >= end;
        }
    }

    /** Is told of events that stand on the log, other services' among them. */
    interface Found {
        void accept(List<UUID> events) throws Exception;
    }

    private final Kafka kafka;
    private final Map<TopicPartition, Instant> since;
    private final Map<TopicPartition, CompletableFuture<Stretch>> asked = new HashMap<>();
    /** Null until there is something to read. */
    private KafkaConsumer<String, byte[]> consumer;

    /** @param since the time of the oldest row for each partition to which any are to go */
    OutboxReconciliation(Kafka kafka, Map<TopicPartition, Instant> since) {
        this.kafka = kafka;
        this.since = new HashMap<>(since);
    }

    /** The partitions of which it is not known yet what was sent there. */
    Set<TopicPartition> open() {
        return Collections.unmodifiableSet(since.keySet());
    }

    /**
     * Asks the broker where to look, on those partitions for which no question is under way.
     *
     * @return what was asked now
     */
    Collection<? extends CompletableFuture<?>> ask() {
        Map<TopicPartition, Instant> unasked = new HashMap<>(since);
        unasked.keySet().removeAll(asked.keySet());
        if (unasked.isEmpty()) {
            return List.of();
        }
        ListOffsetsResult ends = ask(unasked, _ -> OffsetSpec.latest());
        ListOffsetsResult firsts = ask(unasked, at -> OffsetSpec.forTimestamp(at.toEpochMilli()));
        Map<TopicPartition, CompletableFuture<Stretch>> questions = new HashMap<>();
        for (TopicPartition partition : unasked.keySet()) {
            questions.put(
                    partition,
                    answer(firsts, partition)
                            .thenCombine(answer(ends, partition), Stretch::of)
                            .exceptionallyComposeAsync(CompletableFuture::failedFuture, AFTER_A_REST));
        }
        asked.putAll(questions);
        return questions.values();
    }

    private ListOffsetsResult ask(Map<TopicPartition, Instant> partitions, Function<Instant, OffsetSpec> what) {
        Map<TopicPartition, OffsetSpec> wanted = partitions.entrySet().stream()
                .collect(toMap(Map.Entry::getKey, oldest -> what.apply(oldest.getValue())));
        return kafka.admin().listOffsets(wanted, ONE_TRY);
    }

    private static CompletableFuture<ListOffsetsResultInfo> answer(ListOffsetsResult all, TopicPartition partition) {
        return all.partitionResult(partition).toCompletionStage().toCompletableFuture();
    }

    /** Looks through those partitions for which the broker has answered. What is found on one is told before it is open no more. */
    void read(Found found) throws Exception {
        Map<TopicPartition, Stretch> answered = answered();
        Map<TopicPartition, Stretch> unread = new HashMap<>(answered);
        unread.values().removeIf(Stretch::isEmpty);
        if (!unread.isEmpty()) {
            begin(unread);
            read(unread, found);
        }
        answered.keySet().removeAll(unread.keySet());
        since.keySet().removeAll(answered.keySet());
    }

    private Map<TopicPartition, Stretch> answered() {
        Map<TopicPartition, Stretch> answered = new HashMap<>();
        asked.entrySet().removeIf(question -> {
            CompletableFuture<Stretch> answer = question.getValue();
            if (answer.isDone() && !answer.isCompletedExceptionally()) {
                answered.put(question.getKey(), answer.join());
            }
            return answer.isDone();
        });
        return answered;
    }

    private void begin(Map<TopicPartition, Stretch> stretches) {
        if (consumer == null) {
            consumer = kafka.roamingConsumer();
        }
        consumer.assign(stretches.keySet());
        stretches.forEach((partition, stretch) -> consumer.seek(partition, stretch.from()));
    }

    /** Leaves those of which nothing more comes. */
    private void read(Map<TopicPartition, Stretch> unread, Found found) throws Exception {
        long heard = System.nanoTime();
        while (!unread.isEmpty() && System.nanoTime() - heard < SILENCE.toNanos()) {
            ConsumerRecords<String, byte[]> records = consumer.poll(POLL);
            found.accept(events(records));
            if (!Collections.disjoint(records.nextOffsets().keySet(), unread.keySet())) {
                heard = System.nanoTime();
            }
            records.nextOffsets()
                    .forEach((partition, next) -> unread.computeIfPresent(
                            partition, (_, stretch) -> next.offset() < stretch.end() ? stretch : null));
        }
    }

    private static List<UUID> events(ConsumerRecords<String, byte[]> records) {
        return StreamSupport.stream(records.spliterator(), false)
                .map(EventCodec::idOf)
                .flatMap(Optional::stream)
                .toList();
    }

    @Override
    public void close() {
        if (consumer != null) {
            consumer.close();
        }
    }
}
