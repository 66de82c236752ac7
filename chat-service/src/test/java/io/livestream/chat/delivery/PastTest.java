package io.livestream.chat.delivery;

import static org.assertj.core.api.Assertions.assertThat;

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
import io.livestream.testing.As;
import io.livestream.testing.Classroom;
import io.livestream.testing.TestUser;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What was read from the log for somebody who comes back stays until they have it, within bounds. */
@QuarkusTest
class PastTest {

    /** Some eight kilobytes in UTF-8, so that the messages are more than the backlog has room for. */
    private static final String LONG = "🐌".repeat(2000);

    private static final int MESSAGES = 300;
    private static final Limits WIDE = new Limits(1_000_000, 50_000, 16 << 20);
    private static final long LATER = TimeUnit.SECONDS.toNanos(31);

    @Inject
    Rooms rooms;

    @Inject
    Frames frames;

    @Inject
    Kafka kafka;

    private final TestUser teacher = As.teacher();
    private final Replays memory = new Replays(64 << 20);

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

        past.fill(first(), backfill(new Limits(1_000_000, MESSAGES - 1, 16 << 20)));
        past.fill(first(), backfill(new Limits(1_000_000, 50_000, 1 << 20)));
        past.fill(first(), backfill(new Limits(1, 50_000, 16 << 20)));

        assertThat(past.covers(first())).isFalse();
        assertThat(past.covers(next)).isTrue();
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
        return new Backfill(kafka, limits);
    }

    private Frame live() {
        long seq = next++;
        return new Frame(
                seq, Instant.EPOCH, UUID.randomUUID(), "chat.posted", UUID.randomUUID(), LONG.getBytes(), null);
    }
}
