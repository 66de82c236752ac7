package io.livestream.chat.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.livestream.chat.delivery.Backfill.Limits;
import io.livestream.chat.frame.Frame;
import io.livestream.chat.frame.Frames;
import io.livestream.chat.room.Room;
import io.livestream.chat.room.Rooms;
import io.livestream.platform.Ids;
import io.livestream.platform.event.ChatEvent;
import io.livestream.platform.event.Logged;
import io.livestream.platform.event.Role;
import io.livestream.platform.log.Kafka;
import io.livestream.platform.problem.Unavailable;
import io.livestream.testing.As;
import io.livestream.testing.Classroom;
import io.livestream.testing.TestUser;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What was read from the log for somebody who comes back stays until they have it, within bounds. */
@QuarkusTest
class PastTest {

    /** Some eight kilobytes in UTF-8, so that the messages are more than the backlog has room for. */
    private static final String LONG = "🐌".repeat(2000);

    private static final int MESSAGES = 300;
    private static final Duration TIME = Duration.ofSeconds(10);
    private static final Limits WIDE = new Limits(1_000_000, 50_000, 16 << 20, TIME);
    private static final int MEMORY = 64 << 20;
    private static final long LATER = TimeUnit.SECONDS.toNanos(31);

    private static final Reading SOMETHING = log -> log.poll(TIME);
    private static final Reading NOTHING = _ -> ConsumerRecords.empty();

    @Inject
    Rooms rooms;

    @Inject
    Frames frames;

    @Inject
    Kafka kafka;

    private final TestUser teacher = As.teacher();
    private final Replays memory = new Replays(MEMORY);

    private final List<Consumer<String, byte[]>> open = new ArrayList<>();
    private final AtomicInteger readings = new AtomicInteger();

    private List<Logged> messages;
    private Room room;
    private long next;

    @Test
    void itStaysWhileTheClassGoesOnAndIsGoneLater() {
        Past past = afterManyLongMessages();
        past.fill(first(), backfill(WIDE));
        assertThat(past.covers(first())).isTrue();

        IntStream.range(0, 100).forEach(_ -> past.append(live()));

        assertThat(past.covers(first())).isTrue();
        assertThat(past.since(first()))
                .hasSize(MESSAGES + 100)
                .isSortedAccordingTo((a, b) -> Long.compare(a.seq(), b.seq()));
        past.tick(System.nanoTime() + LATER);
        assertThat(past.covers(first())).isFalse();
        assertThat(past.covers(next)).isTrue();
    }

    @Test
    void whoeverTakesAPartOfItKeepsItForTheRest() {
        Past past = afterManyLongMessages();
        past.fill(first(), backfill(WIDE));
        long halfTime = System.nanoTime() + LATER / 2;

        assertThat(past.covers(first())).isTrue();
        past.tick(halfTime);

        assertThat(past.since(first(), 1)).hasSize(1);
    }

    @Test
    void moreEventsOrBytesThanAreAllowedAreNotRead() {
        Past past = afterManyLongMessages();

        for (Limits narrow : List.of(
                new Limits(1_000_000, MESSAGES - 1, 16 << 20, TIME),
                new Limits(1_000_000, 50_000, 1 << 20, TIME),
                new Limits(1, 50_000, 16 << 20, TIME))) {
            past.fill(first(), backfill(narrow));

            assertThat(past.covers(first())).as("within %s", narrow).isFalse();
            past.tick(System.nanoTime() + LATER);
        }
        assertThat(past.covers(next)).isTrue();
    }

    @Test
    void whatTakesTooLongToReadIsTooMuch() {
        Past past = afterManyLongMessages();
        Limits noTime = new Limits(1_000_000, 50_000, 16 << 20, Duration.ZERO);

        past.fill(first(), new Backfill(() -> log(SOMETHING), noTime));

        assertThat(past.covers(first())).isFalse();
    }

    @Test
    void aBrokerThatTellsNothingIsAwayAndNotTooMuch() {
        Past past = afterManyLongMessages();
        Limits noTime = new Limits(1_000_000, 50_000, 16 << 20, Duration.ZERO);
        Backfill backfill = new Backfill(() -> log(NOTHING), noTime);

        assertThatThrownBy(() -> past.fill(first(), backfill)).isInstanceOf(Unavailable.class);
    }

    @Test
    void whatIsTooMuchIsReadOnceForAllWhoComeForIt() {
        Past past = afterManyLongMessages();
        Backfill backfill = new Backfill(() -> log(SOMETHING), new Limits(1_000_000, 200, 16 << 20, TIME));

        for (int i = 0; i < 100; i++) {
            past.fill(first() - i, backfill);
        }

        assertThat(readings).hasValue(1);
        past.fill(first() + 1, backfill);
        assertThat(readings).as("from a nearer place").hasValue(2);
        past.tick(System.nanoTime() + LATER);
        past.fill(first(), backfill);
        assertThat(readings).as("much later").hasValue(3);
    }

    @Test
    void aRoomThatIsGivenUpGivesItsMemoryBack() {
        Past past = afterManyLongMessages();
        past.fill(first(), backfill(WIDE));
        assertThat(past.covers(first())).isTrue();

        past.close();

        assertThat(memory.take(MEMORY)).isTrue();
    }

    @Test
    void aRoomThatIsGivenUpWhileItIsReadTakesNone() {
        Past past = afterManyLongMessages();

        past.fill(first(), new Backfill(() -> log(SOMETHING.after(past::close)), WIDE));

        assertThat(past.covers(first())).isFalse();
        assertThat(memory.take(MEMORY)).isTrue();
    }

    @Test
    void aReadingThatTakesLongIsKeptForItsTimeAndNoLonger() {
        Past past = afterManyLongMessages();
        Runnable muchLater = () -> past.tick(System.nanoTime() + LATER);

        past.fill(first(), new Backfill(() -> log(SOMETHING.after(muchLater)), WIDE));

        assertThat(past.covers(first())).isTrue();
        past.append(live());
        assertThat(past.covers(first())).isTrue();
        muchLater.run();
        assertThat(memory.take(MEMORY)).isTrue();
    }

    @Test
    void allRoomsTogetherMayHaveSoMuchAndWhatOneGivesBackAnotherMayTake() {
        Replays small = new Replays(3 << 20);
        Past past = afterManyLongMessages(small);
        Past another = afterManyLongMessages(small);

        past.fill(first(), backfill(WIDE));
        another.fill(first(), backfill(WIDE));
        assertThat(past.covers(first())).isTrue();
        assertThat(another.covers(first())).isFalse();

        past.tick(System.nanoTime() + LATER);
        another.tick(System.nanoTime() + LATER);
        another.fill(first(), backfill(WIDE));
        assertThat(another.covers(first())).isTrue();
    }

    private Past afterManyLongMessages() {
        return afterManyLongMessages(memory);
    }

    /** A past that begins after them. */
    private Past afterManyLongMessages(Replays replays) {
        if (room == null) {
            Classroom classroom = Classroom.live(teacher);
            messages = IntStream.range(0, MESSAGES)
                    .mapToObj(_ -> classroom.append(
                            new ChatEvent.Posted(Ids.next(), teacher.author(Role.TEACHER), LONG, null)))
                    .toList();
            room = rooms.of(classroom.id());
            next = room.askAt((_, seq) -> seq + 1);
        }
        return new Past(room, next, frames, replays);
    }

    private long first() {
        return messages.getFirst().seq();
    }

    private Backfill backfill(Limits limits) {
        return new Backfill(kafka::roamingConsumer, limits);
    }

    /** The log, with another way of reading on; it counts how often it is read anew. */
    @SuppressWarnings("unchecked")
    private Consumer<String, byte[]> log(Reading reading) {
        Consumer<String, byte[]> log = kafka.roamingConsumer();
        open.add(log);
        InvocationHandler handler = (_, method, arguments) -> {
            if (method.getName().equals("seek")) {
                readings.incrementAndGet();
            }
            return method.getName().equals("poll") ? reading.of(log) : method.invoke(log, arguments);
        };
        return (Consumer<String, byte[]>)
                Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {Consumer.class}, handler);
    }

    private interface Reading {

        ConsumerRecords<String, byte[]> of(Consumer<String, byte[]> log);

        default Reading after(Runnable step) {
            return log -> {
                step.run();
                return of(log);
            };
        }
    }

    @AfterEach
    void closeLogs() {
        open.forEach(Consumer::close);
    }

    private Frame live() {
        long seq = next++;
        return new Frame(
                seq, Instant.EPOCH, UUID.randomUUID(), "chat.posted", UUID.randomUUID(), LONG.getBytes(), null);
    }
}
