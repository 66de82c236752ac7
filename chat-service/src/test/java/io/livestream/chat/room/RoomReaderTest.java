package io.livestream.chat.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.livestream.chat.history.Message;
import io.livestream.platform.Ids;
import io.livestream.platform.event.Author;
import io.livestream.platform.event.ChatEvent;
import io.livestream.platform.event.Envelope;
import io.livestream.platform.event.EventCodec;
import io.livestream.platform.event.Role;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RoomReaderTest {

    private static final String TOPIC = "livestream.events";
    private static final TopicPartition ONE = new TopicPartition(TOPIC, 1);
    private static final TopicPartition TWO = new TopicPartition(TOPIC, 2);

    private final Set<Room> unused = ConcurrentHashMap.newKeySet();
    private volatile MockConsumer<String, byte[]> consumer = newConsumer();
    private final RoomReader reader = new RoomReader(() -> consumer, unused::contains, (_, work) -> work.run());
    private final Thread thread = Thread.ofPlatform().daemon().start(reader);

    @AfterEach
    void stop() throws InterruptedException {
        reader.stop();
        thread.join();
    }

    @Test
    void onlyPartitionsThatHaveARoomAreRead() {
        Room one = follow(ONE, 0);
        Room two = follow(TWO, 0);
        await().untilAsserted(() -> assertThat(consumer.assignment()).containsExactlyInAnyOrder(ONE, TWO));

        unused.add(two);

        await().untilAsserted(() -> assertThat(consumer.assignment()).containsExactly(ONE));
        assertThat(one.next()).isZero();
    }

    @Test
    void aRoomGetsItsOwnEventsInOrder() {
        Room room = follow(ONE, 0);
        Room other = follow(ONE, 0);

        append(List.of(post(room, 0, "a"), post(other, 1, "b"), post(room, 2, "c")));

        await().untilAsserted(() -> assertThat(texts(room)).containsExactly("a", "c"));
        assertThat(texts(other)).containsExactly("b");
        await().until(() -> other.next() == 3);
    }

    @Test
    void aRoomThatComesWithAnOlderStateLetsThePartitionBeReadAgain() {
        Room early = follow(ONE, 0);
        Room late = room(ONE, 1);
        var records = List.of(post(early, 0, "a"), post(late, 1, "b"), post(early, 2, "c"));
        append(records);
        await().until(() -> early.next() == 3);

        reader.follow(late);
        append(records);

        await().untilAsserted(() -> assertThat(texts(late)).containsExactly("b"));
        assertThat(texts(early)).containsExactly("a", "c");
    }

    @Test
    void aRoomThatIsAheadWaitsForTheReader() {
        Room early = follow(ONE, 0);
        Room ahead = follow(ONE, 2);

        append(List.of(post(ahead, 0, "a"), post(ahead, 1, "b"), post(ahead, 2, "c"), post(early, 3, "d")));

        await().untilAsserted(() -> assertThat(texts(ahead)).containsExactly("c"));
    }

    @Test
    void whatCannotBeReadIsPassedBy() {
        Room room = follow(ONE, 0);
        var unreadable = record(ONE, 0, room.streamId().toString(), "nonsense".getBytes());
        var withoutKey = record(ONE, 1, null, "nonsense".getBytes());

        append(List.of(unreadable, withoutKey, post(room, 2, "still here")));

        await().untilAsserted(() -> assertThat(texts(room)).containsExactly("still here"));
    }

    @Test
    void afterAFailureItGoesOnWithANewConsumer() {
        Room room = follow(ONE, 0);
        append(List.of(post(room, 0, "a")));
        await().until(() -> room.next() == 1);
        MockConsumer<String, byte[]> broken = consumer;
        consumer = newConsumer();

        broken.setPollException(new KafkaException("lost"));

        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(consumer.assignment()).containsExactly(ONE));
        append(List.of(post(room, 0, "a"), post(room, 1, "b")));
        await().untilAsserted(() -> assertThat(texts(room)).containsExactly("a", "b"));
        assertThat(broken.closed()).isTrue();
    }

    @Test
    void whoWaitsForAPlaceIsWokenWhenItIsReached() {
        Room room = follow(ONE, 0);
        var reached = new CompletableFuture<Boolean>();
        Thread.ofVirtual().start(() -> reached.complete(room.awaitUpTo(1, Duration.ofSeconds(20))));

        append(List.of(post(room, 0, "a")));

        assertThat(reached.orTimeout(20, TimeUnit.SECONDS).join()).isTrue();
        assertThat(room.awaitUpTo(2, Duration.ofMillis(1))).isFalse();
    }

    private static MockConsumer<String, byte[]> newConsumer() {
        var consumer = new MockConsumer<String, byte[]>("earliest");
        consumer.updateBeginningOffsets(Map.of(ONE, 0L, TWO, 0L));
        return consumer;
    }

    private Room follow(TopicPartition partition, long next) {
        Room room = room(partition, next);
        reader.follow(room);
        await().until(() -> consumer.assignment().contains(partition));
        return room;
    }

    private static Room room(TopicPartition partition, long next) {
        RoomSnapshot nothing = Story.nothing(UUID.randomUUID(), partition);
        return new Room(
                new RoomSnapshot(
                        nothing.streamId(),
                        partition,
                        next,
                        null,
                        0,
                        nothing.people(),
                        nothing.settings(),
                        null,
                        Map.of(),
                        List.of(),
                        Map.of()),
                0);
    }

    /** Records can be added to an assigned partition only, and come with the next poll. */
    private void append(List<ConsumerRecord<String, byte[]>> records) {
        consumer.schedulePollTask(() -> records.forEach(consumer::addRecord));
    }

    private static ConsumerRecord<String, byte[]> post(Room room, long offset, String text) {
        UUID id = Ids.next();
        Author author = new Author(UUID.randomUUID(), "Ben", Role.VIEWER);
        var posted = new ChatEvent.Posted(id, author, text, null);
        ProducerRecord<String, byte[]> sent =
                EventCodec.encode(TOPIC, new Envelope(id, room.streamId(), Story.NOON, "/test", posted));
        return new ConsumerRecord<>(
                TOPIC,
                room.partition().partition(),
                offset,
                0,
                TimestampType.CREATE_TIME,
                0,
                0,
                sent.key(),
                sent.value(),
                sent.headers(),
                Optional.empty());
    }

    private static ConsumerRecord<String, byte[]> record(TopicPartition at, long offset, String key, byte[] value) {
        return new ConsumerRecord<>(
                TOPIC,
                at.partition(),
                offset,
                0,
                TimestampType.CREATE_TIME,
                0,
                0,
                key,
                value,
                new RecordHeaders(),
                Optional.empty());
    }

    private static List<String> texts(Room room) {
        return room.ask(state -> state.recent().after(-1, 100)).messages().stream()
                .map(Message::text)
                .toList();
    }
}
