package io.livestream.platform.log;

import static java.util.stream.Collectors.toMap;

import io.livestream.platform.problem.Unavailable;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/** Says where the log ends now: the offset that the next record of a partition will have. */
@ApplicationScoped
public class LogEnd {

    private static final Logger LOG = Logger.getLogger(LogEnd.class);
    private static final long PATIENCE_MILLIS = 2_000;

    private final Kafka kafka;
    private final Map<String, Integer> partitionCounts = new ConcurrentHashMap<>();
    private final Map<String, SharedQuestion<TopicDescription>> descriptions = new ConcurrentHashMap<>();
    private final Map<TopicPartition, SharedQuestion<Long>> ends = new ConcurrentHashMap<>();
    private final Map<String, SharedQuestion<Map<TopicPartition, Long>>> allEnds = new ConcurrentHashMap<>();

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
        int count = await(descriptions.computeIfAbsent(topic, asked -> new SharedQuestion<>(() -> describe(asked))))
                .partitions()
                .size();
        partitionCounts.put(topic, count);
        return count;
    }

    private CompletableFuture<TopicDescription> describe(String topic) {
        return inTime(
                kafka.admin().describeTopics(List.of(topic)).topicNameValues().get(topic));
    }

    /**
     * Where a partition ends, as the broker says after this was called. Those who ask at the same time share its answer.
     *
     * @throws Unavailable if the broker leaves the question unanswered for two seconds, and at once for a second after that
     */
    public long of(TopicPartition partition) {
        return await(ends.computeIfAbsent(partition, asked -> new SharedQuestion<>(() -> ask(asked))));
    }

    private CompletableFuture<Long> ask(TopicPartition partition) {
        return inTime(kafka.admin()
                        .listOffsets(Map.of(partition, OffsetSpec.latest()))
                        .partitionResult(partition))
                .thenApply(ListOffsetsResultInfo::offset);
    }

    /** Where each partition of a topic ends; as {@link #of}, for all of them at once. */
    public Map<TopicPartition, Long> ofAll(String topic) {
        int partitions = partitionsOf(topic);
        return await(allEnds.computeIfAbsent(topic, asked -> new SharedQuestion<>(() -> askAll(asked, partitions))));
    }

    private CompletableFuture<Map<TopicPartition, Long>> askAll(String topic, int partitions) {
        Map<TopicPartition, OffsetSpec> wanted = IntStream.range(0, partitions)
                .boxed()
                .collect(toMap(partition -> new TopicPartition(topic, partition), _ -> OffsetSpec.latest()));
        return inTime(kafka.admin().listOffsets(wanted).all())
                .thenApply(ends -> ends.entrySet().stream()
                        .collect(toMap(Map.Entry::getKey, end -> end.getValue().offset())));
    }

    /** One clock for all who wait for an answer. Why there is none is for operators: those who wait are told only that. */
    private static <T> CompletableFuture<T> inTime(KafkaFuture<T> answer) {
        return answer.toCompletionStage()
                .toCompletableFuture()
                .orTimeout(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)
                .whenComplete((_, failure) -> {
                    if (failure != null) {
                        LOG.warnf("The broker does not say where the log ends: %s", failure);
                    }
                });
    }

    private static <T> T await(SharedQuestion<T> question) {
        try {
            return question.ask().get();
        } catch (ExecutionException e) {
            throw new Unavailable("The log cannot be read now.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unavailable("Stopping.");
        }
    }
}
