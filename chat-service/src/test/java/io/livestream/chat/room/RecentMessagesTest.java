package io.livestream.chat.room;

import static org.assertj.core.api.Assertions.assertThat;

import io.livestream.chat.history.Message;
import io.livestream.chat.room.RecentMessages.Slice;
import io.livestream.platform.event.Author;
import io.livestream.platform.event.Role;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class RecentMessagesTest {

    private static final Author BEN = new Author(UUID.randomUUID(), "Ben", Role.VIEWER);

    private final RecentMessages recent = new RecentMessages(List.of());

    @Test
    void aPageBeforeAPlaceHasTheNewestOfThose() {
        add(3, 5, 8, 13);

        assertThat(seqs(recent.before(13, 2))).containsExactly(5L, 8L);
        assertThat(seqs(recent.before(Long.MAX_VALUE, 2))).containsExactly(8L, 13L);
        assertThat(seqs(recent.before(3, 2))).isEmpty();
    }

    @Test
    void aPageAfterAPlaceHasTheOldestOfThose() {
        add(3, 5, 8, 13);

        assertThat(seqs(recent.after(3, 2))).containsExactly(5L, 8L);
        assertThat(seqs(recent.after(0, 2))).containsExactly(3L, 5L);
        assertThat(seqs(recent.after(13, 2))).isEmpty();
    }

    @Test
    void untilOneIsDroppedTheseAreAllThereAre() {
        LongStream.range(0, RecentMessages.CAPACITY).forEach(this::add);

        assertThat(recent.before(Long.MAX_VALUE, 1).from()).isZero();
        assertThat(recent.before(Long.MAX_VALUE, 1).historyNeeds()).isZero();
    }

    @Test
    void theOldestMakesRoomAndMustThenBeInTheHistory() {
        LongStream.rangeClosed(0, RecentMessages.CAPACITY).map(i -> i * 10).forEach(this::add);

        Slice all = recent.after(-1, 1000);
        assertThat(all.messages()).hasSize(RecentMessages.CAPACITY);
        assertThat(all.messages().getFirst().seq()).isEqualTo(10);
        assertThat(all.from()).isEqualTo(1);
        assertThat(all.historyNeeds()).isEqualTo(1);
    }

    @Test
    void theHistoryMustKnowOfARemovalBeforeItIsAsked() {
        Message gone = add(3);
        recent.remove(UUID.randomUUID(), 7);

        assertThat(recent.only(gone.id()).historyNeeds()).isEqualTo(8);
        assertThat(recent.only(gone.id()).messages()).containsExactly(gone);
    }

    @Test
    void aRemovedMessageLosesItsText() {
        add(1, 2);
        Message gone = add(3);
        add(4, 5);

        recent.remove(gone.id(), 6);

        assertThat(recent.after(0, 10).messages()).filteredOn(Message::removed).containsExactly(gone.withoutText());
    }

    @Test
    void whatIsLoadedIsAllThereIsUnlessItFillsTheRoom() {
        List<Message> few = List.of(message(4), message(9));
        List<Message> full = LongStream.range(100, 100 + RecentMessages.CAPACITY)
                .mapToObj(RecentMessagesTest::message)
                .toList();

        assertThat(new RecentMessages(few).after(-1, 1).from()).isZero();
        assertThat(new RecentMessages(full).after(-1, 1).from()).isEqualTo(100);
        assertThat(new RecentMessages(full).after(-1, 1).historyNeeds()).isZero();
    }

    @Test
    void neitherARepeatNorAnOlderMessageIsAdded() {
        Message first = add(3);
        add(5);

        assertThat(recent.add(first)).isFalse();
        assertThat(recent.add(message(4))).isFalse();
        assertThat(seqs(recent.after(-1, 10))).containsExactly(3L, 5L);
    }

    @Test
    void placesAreFoundAfterTheRingHasGoneRound() {
        LongStream.range(0, RecentMessages.CAPACITY * 3L / 2).forEach(this::add);
        Message last = add(10_000);

        assertThat(recent.only(last.id()).messages()).containsExactly(last);
        assertThat(seqs(recent.before(10_000, 2))).containsExactly(748L, 749L);
        assertThat(seqs(recent.after(747, 2))).containsExactly(748L, 749L);
    }

    private void add(long... seqs) {
        LongStream.of(seqs).forEach(this::add);
    }

    private Message add(long seq) {
        Message message = message(seq);
        recent.add(message);
        return message;
    }

    private static Message message(long seq) {
        return new Message(UUID.randomUUID(), seq, UUID.randomUUID(), BEN, "Hello", Story.NOON, false, null);
    }

    private static List<Long> seqs(Slice slice) {
        return slice.messages().stream().map(Message::seq).toList();
    }
}
