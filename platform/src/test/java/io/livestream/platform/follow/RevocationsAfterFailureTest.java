package io.livestream.platform.follow;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.livestream.platform.log.Topics;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Reading that fails goes on with another consumer. */
class RevocationsAfterFailureTest {

    private static final TopicPartition USERS = new TopicPartition(Topics.USERS, 0);
    private static final boolean DISABLED = true;

    private final MockConsumer<String, byte[]> first = consumer(2);
    private final MockConsumer<String, byte[]> second = consumer(3);
    private final Iterator<MockConsumer<String, byte[]>> consumers =
            List.of(first, second).iterator();
    private final Revocations revocations = new Revocations(consumers::next);
    private final UUID ada = UUID.randomUUID();
    private final UUID ben = UUID.randomUUID();

    @AfterEach
    void stop() throws InterruptedException {
        revocations.stop(null);
    }

    /** As if the second had not read on by then: what the account was before must not come back, be it for a moment. */
    @Test
    void nobodyIsWhatTheyWereBefore() {
        ConsumerRecord<String, byte[]> before = account(0, ada, DISABLED);
        appear(first, List.of(before, account(1, ada, !DISABLED)));
        revocations.start(null);
        await().until(revocations::isComplete);
        appear(second, List.of(before, account(2, ben, DISABLED)));

        first.setPollException(new KafkaException("The broker is gone"));

        await().until(() -> revocations.isDisabled(ben));
        assertThat(revocations.isDisabled(ada)).isFalse();
    }

    private static MockConsumer<String, byte[]> consumer(long end) {
        var consumer = new MockConsumer<String, byte[]>("earliest");
        consumer.updatePartitions(
                Topics.USERS, List.of(new PartitionInfo(USERS.topic(), USERS.partition(), null, null, null)));
        consumer.updateBeginningOffsets(Map.of(USERS, 0L));
        consumer.updateEndOffsets(Map.of(USERS, end));
        return consumer;
    }

    /** Records can be added to an assigned partition only, and come with the next poll. */
    private static void appear(MockConsumer<String, byte[]> consumer, List<ConsumerRecord<String, byte[]>> records) {
        consumer.schedulePollTask(() -> records.forEach(consumer::addRecord));
    }

    private static ConsumerRecord<String, byte[]> account(long offset, UUID id, boolean disabled) {
        String state = "{\"role\": \"student\", \"disabled\": %s}".formatted(disabled);
        return new ConsumerRecord<>(USERS.topic(), USERS.partition(), offset, id.toString(), state.getBytes(UTF_8));
    }
}
