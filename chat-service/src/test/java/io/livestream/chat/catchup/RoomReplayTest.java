package io.livestream.chat.catchup;

import static io.livestream.chat.Chats.postedElsewhere;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.livestream.chat.catchup.CatchUpReader.Limits;
import io.livestream.chat.frame.Frame;
import io.livestream.chat.frame.Frames;
import io.livestream.chat.room.Room;
import io.livestream.chat.room.Rooms;
import io.livestream.platform.event.Logged;
import io.livestream.platform.limit.PersonAllowance;
import io.livestream.platform.limit.TooFast;
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
class RoomReplayTest {

    /** Some eight kilobytes in UTF-8, so that the messages are more than the replay buffer has room for. */
    private static final String LONG = "🐌".repeat(2000);

    private static final UUID STUDENT = UUID.randomUUID();
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
    private final ReplayMemory memory = new ReplayMemory(MEMORY);

    private final List<Consumer<String, byte[]>> open = new ArrayList<>();
    private final AtomicInteger readings = new AtomicInteger();

    private List<Logged> messages;
    private Room room;
    private long next;

    @Test
    void itStaysWhileTheClassGoesOnAndIsGoneLater() {
        RoomReplay replay = afterManyLongMessages();
        replay.fill(first(), STUDENT, reader(WIDE));
        assertThat(replay.covers(first())).isTrue();

        IntStream.range(0, 100).forEach(_ -> replay.append(live()));

        assertThat(replay.covers(first())).isTrue();
        assertThat(replay.since(first()))
                .hasSize(MESSAGES + 100)
                .isSortedAccordingTo((a, b) -> Long.compare(a.seq(), b.seq()));
        replay.tick(System.nanoTime() + LATER);
        assertThat(replay.covers(first())).isFalse();
        assertThat(replay.covers(next)).isTrue();
    }

    @Test
    void whoeverTakesAPartOfItKeepsItForTheRest() {
        RoomReplay replay = afterManyLongMessages();
        replay.fill(first(), STUDENT, reader(WIDE));
        long halfTime = System.nanoTime() + LATER / 2;

        assertThat(replay.covers(first())).isTrue();
        replay.tick(halfTime);

        assertThat(replay.since(first(), 1)).hasSize(1);
    }

    @Test
    void moreEventsOrBytesThanAreAllowedAreNotRead() {
        RoomReplay replay = afterManyLongMessages();

        for (Limits narrow : List.of(
                new Limits(1_000_000, MESSAGES - 1, 16 << 20, TIME),
                new Limits(1_000_000, 50_000, 1 << 20, TIME),
                new Limits(1, 50_000, 16 << 20, TIME))) {
            replay.fill(first(), STUDENT, reader(narrow));

            assertThat(replay.covers(first())).as("within %s", narrow).isFalse();
            replay.tick(System.nanoTime() + LATER);
        }
        assertThat(replay.covers(next)).isTrue();
    }

    @Test
    void whatTakesTooLongToReadIsTooMuch() {
        RoomReplay replay = afterManyLongMessages();
        Limits noTime = new Limits(1_000_000, 50_000, 16 << 20, Duration.ZERO);

        replay.fill(first(), STUDENT, new CatchUpReader(() -> log(SOMETHING), noTime));

        assertThat(replay.covers(first())).isFalse();
    }

    @Test
    void aBrokerThatTellsNothingIsAwayAndNotTooMuch() {
        RoomReplay replay = afterManyLongMessages();
        Limits noTime = new Limits(1_000_000, 50_000, 16 << 20, Duration.ZERO);
        CatchUpReader reader = new CatchUpReader(() -> log(NOTHING), noTime);

        assertThatThrownBy(() -> replay.fill(first(), STUDENT, reader)).isInstanceOf(Unavailable.class);
    }

    @Test
    void whatIsTooMuchIsReadOnceForAllWhoComeForIt() {
        RoomReplay replay = afterManyLongMessages();
        CatchUpReader reader = new CatchUpReader(() -> log(SOMETHING), new Limits(1_000_000, 200, 16 << 20, TIME));

        for (int i = 0; i < 100; i++) {
            replay.fill(first() - i, STUDENT, reader);
        }

        assertThat(readings).hasValue(1);
        replay.fill(first() + 1, STUDENT, reader);
        assertThat(readings).as("from a nearer place").hasValue(2);
        replay.tick(System.nanoTime() + LATER);
        replay.fill(first(), STUDENT, reader);
        assertThat(readings).as("much later").hasValue(3);
    }

    @Test
    void forWhomTheLogWasReadForLongItIsNotReadAtOnceAgain() {
        RoomReplay replay = afterManyLongMessages();
        RoomReplay another = afterManyLongMessages();
        PersonAllowance hardlyAny = new PersonAllowance(1, 0);
        CatchUpReader reader = new CatchUpReader(kafka::roamingConsumer, WIDE, hardlyAny);
        replay.fill(first(), STUDENT, reader);

        assertThatThrownBy(() -> another.fill(first(), STUDENT, reader)).isInstanceOf(TooFast.class);

        replay.fill(first(), STUDENT, reader);
        assertThat(replay.covers(first())).as("what is in memory").isTrue();
        another.fill(first(), UUID.randomUUID(), reader);
        assertThat(another.covers(first())).as("for somebody else").isTrue();
    }

    @Test
    void aRoomThatIsGivenUpGivesItsMemoryBack() {
        RoomReplay replay = afterManyLongMessages();
        replay.fill(first(), STUDENT, reader(WIDE));
        assertThat(replay.covers(first())).isTrue();

        replay.close();

        assertThat(memory.take(MEMORY)).isTrue();
    }

    @Test
    void aRoomThatIsGivenUpWhileItIsReadTakesNone() {
        RoomReplay replay = afterManyLongMessages();

        replay.fill(first(), STUDENT, new CatchUpReader(() -> log(SOMETHING.after(replay::close)), WIDE));

        assertThat(replay.covers(first())).isFalse();
        assertThat(memory.take(MEMORY)).isTrue();
    }

    @Test
    void aReadingThatTakesLongIsKeptForItsTimeAndNoLonger() {
        RoomReplay replay = afterManyLongMessages();
        Runnable muchLater = () -> replay.tick(System.nanoTime() + LATER);

        replay.fill(first(), STUDENT, new CatchUpReader(() -> log(SOMETHING.after(muchLater)), WIDE));

        assertThat(replay.covers(first())).isTrue();
        replay.append(live());
        assertThat(replay.covers(first())).isTrue();
        muchLater.run();
        assertThat(memory.take(MEMORY)).isTrue();
    }

    @Test
    void allRoomsTogetherMayHaveSoMuchAndWhatOneGivesBackAnotherMayTake() {
        ReplayMemory small = new ReplayMemory(3 << 20);
        RoomReplay replay = afterManyLongMessages(small);
        RoomReplay another = afterManyLongMessages(small);

        replay.fill(first(), STUDENT, reader(WIDE));
        another.fill(first(), STUDENT, reader(WIDE));
        assertThat(replay.covers(first())).isTrue();
        assertThat(another.covers(first())).isFalse();

        replay.tick(System.nanoTime() + LATER);
        another.tick(System.nanoTime() + LATER);
        another.fill(first(), STUDENT, reader(WIDE));
        assertThat(another.covers(first())).isTrue();
    }

    private RoomReplay afterManyLongMessages() {
        return afterManyLongMessages(memory);
    }

    /** A replay that begins after them. */
    private RoomReplay afterManyLongMessages(ReplayMemory memory) {
        if (room == null) {
            Classroom classroom = Classroom.live(teacher);
            messages = postedElsewhere(classroom, MESSAGES, _ -> LONG);
            room = rooms.of(classroom.id());
            next = room.askAt((_, seq) -> seq + 1);
        }
        return new RoomReplay(room, next, frames, memory);
    }

    private long first() {
        return messages.getFirst().seq();
    }

    private CatchUpReader reader(Limits limits) {
        return new CatchUpReader(kafka::roamingConsumer, limits);
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
