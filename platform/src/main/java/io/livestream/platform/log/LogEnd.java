package io.livestream.platform.log;

import io.livestream.platform.problem.Unavailable;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

/** Says where the log ends now: the offset that the next record of a partition will have. */
@ApplicationScoped
public class LogEnd {

    private static final long PATIENCE_MILLIS = 2_000;
    /** While the broker does not answer, only one asker in so long waits to find that out. */
    private static final Duration QUIET = Duration.ofSeconds(1);

    private final Kafka kafka;
    private final Map<String, Integer> partitionCounts = new ConcurrentHashMap<>();
    private final Map<TopicPartition, EndOffset> ends = new ConcurrentHashMap<>();
    private volatile long failedAt = System.nanoTime() - QUIET.toNanos();

    public LogEnd(Kafka kafka) {
        this.kafka = kafka;
    }

    /** The partition on which a key of a topic stands. */
    public TopicPartition partitionOf(String topic, UUID key) {
        return new TopicPartition(topic, Topics.partitionOf(key, partitionsOf(topic)));
    }

    /** How many partitions a topic has; fixed at its creation. */
    public int partitionsOf(String topic) {
        Integer known = partitionCounts.get(topic);
        if (known != null) {
            return known;
        }
        int count = await(() -> inTime(kafka.admin()
                        .describeTopics(List.of(topic))
                        .topicNameValues()
                        .get(topic)))
                .partitions()
                .size();
        partitionCounts.put(topic, count);
        return count;
    }

    /**
     * Where a partition ends, as the broker says after this was called. Those who ask at the same time share its answer.
     *
     * @throws Unavailable if the broker leaves a question unanswered for two seconds
     */
    public long of(TopicPartition partition) {
        EndOffset end = ends.computeIfAbsent(partition, asked -> new EndOffset(() -> ask(asked)));
        return await(end::ask);
    }

    private CompletableFuture<Long> ask(TopicPartition partition) {
        return inTime(kafka.admin()
                        .listOffsets(Map.of(partition, OffsetSpec.latest()))
                        .partitionResult(partition))
                .thenApply(ListOffsetsResultInfo::offset);
    }

    /** Where each partition of a topic ends. */
    public Map<TopicPartition, Long> ofAll(String topic) {
        Map<TopicPartition, OffsetSpec> wanted = new HashMap<>();
        for (int partition = 0; partition < partitionsOf(topic); partition++) {
            wanted.put(new TopicPartition(topic, partition), OffsetSpec.latest());
        }
        Map<TopicPartition, Long> ends = new HashMap<>();
        await(() -> inTime(kafka.admin().listOffsets(wanted).all()))
                .forEach((partition, end) -> ends.put(partition, end.offset()));
        return ends;
    }

    /** One clock for all who wait for an answer. */
    private static <T> CompletableFuture<T> inTime(KafkaFuture<T> answer) {
        return answer.toCompletionStage().toCompletableFuture().orTimeout(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
    }

    private <T> T await(Supplier<CompletableFuture<T>> question) {
        if (System.nanoTime() - failedAt < QUIET.toNanos()) {
            throw new Unavailable("The log cannot be read now.");
        }
        try {
            return question.get().get();
        } catch (ExecutionException e) {
            failedAt = System.nanoTime();
            throw new Unavailable("The log cannot be read now.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unavailable("Stopping.");
        }
    }
}
