package io.livestream.chat.catchup;

import static org.assertj.core.api.Assertions.assertThat;

import io.livestream.chat.frame.Frame;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ReplayBufferTest {

    private static final Instant AT = Instant.EPOCH;

    private final ReplayBuffer buffer = new ReplayBuffer(10, ReplayBufferTest::redacted);

    @Test
    void whoAsksForAPlaceGetsAllFromThereOn() {
        append(10, 13, 14, 20);

        assertThat(seqs(buffer.since(0))).containsExactly(10L, 13L, 14L, 20L);
        assertThat(seqs(buffer.since(11))).containsExactly(13L, 14L, 20L);
        assertThat(seqs(buffer.since(14))).containsExactly(14L, 20L);
        assertThat(buffer.since(21)).isEmpty();
    }

    @Test
    void itKnowsFromWhereOnItIsComplete() {
        append(12);

        assertThat(buffer.covers(9)).isFalse();
        assertThat(buffer.covers(10)).isTrue();
        assertThat(buffer.covers(100)).isTrue();
    }

    @Test
    void whatIsFullDropsTheOldestAndSaysSo() {
        LongStream.range(0, ReplayBuffer.MOST_FRAMES + 1).forEach(i -> append(10 + i));

        long from = buffer.from();
        assertThat(from).isGreaterThan(10);
        assertThat(buffer.since(0).getFirst().seq()).isEqualTo(from);
        assertThat(buffer.since(0).getLast().seq()).isEqualTo(10 + ReplayBuffer.MOST_FRAMES);
    }

    @Test
    void largeFramesFillItSooner() {
        byte[] large = new byte[100_000];
        IntStream.range(0, 30)
                .forEach(i ->
                        buffer.append(new Frame(10 + i, AT, UUID.randomUUID(), "stream.updated", null, large, null)));

        assertThat(buffer.since(0).size() * large.length).isLessThanOrEqualTo(ReplayBuffer.MOST_BYTES);
        assertThat(buffer.covers(10)).isFalse();
    }

    @Test
    void whileItIsHeldItKeepsWhatWouldBeTooMuch() {
        buffer.hold();
        LongStream.range(0, 2 * ReplayBuffer.MOST_FRAMES).forEach(i -> append(10 + i));

        assertThat(buffer.covers(10)).isTrue();
        assertThat(buffer.holdsFor(10)).isTrue();
        assertThat(buffer.holdsFor(10 + ReplayBuffer.MOST_FRAMES - 1)).isTrue();
        assertThat(buffer.holdsFor(10 + ReplayBuffer.MOST_FRAMES)).isFalse();

        buffer.release();

        assertThat(buffer.covers(10)).isFalse();
        assertThat(buffer.since(0)).hasSizeLessThanOrEqualTo(ReplayBuffer.MOST_FRAMES);
        assertThat(buffer.since(0).getFirst().seq()).isEqualTo(buffer.from());
    }

    @Test
    void evenHeldItKeepsNotEverything() {
        buffer.hold();
        byte[] large = new byte[1 << 20];
        IntStream.range(0, 30)
                .forEach(i ->
                        buffer.append(new Frame(10 + i, AT, UUID.randomUUID(), "stream.updated", null, large, null)));

        assertThat(buffer.covers(10)).isFalse();
        assertThat(buffer.since(0)).hasSizeGreaterThan(10);
    }

    @Test
    void aRemovedMessageKeepsItsPlaceAndNotItsText() {
        UUID message = UUID.randomUUID();
        buffer.append(posted(10, message));
        buffer.append(posted(11, UUID.randomUUID()));
        buffer.append(removed(12, message));

        assertThat(texts(buffer.since(0))).containsExactly("", "text", "text");
        assertThat(seqs(buffer.since(0))).containsExactly(10L, 11L, 12L);
    }

    @Test
    void aTextThatWasTakenAwayTakesNoRoomAnyMore() {
        byte[] large = new byte[100_000];
        for (int place = 10; place < 70; place += 2) {
            UUID message = UUID.randomUUID();
            buffer.append(new Frame(place, AT, UUID.randomUUID(), "chat.posted", message, large, null));
            buffer.append(removed(place + 1, message));
        }

        assertThat(buffer.covers(10)).isTrue();
        assertThat(buffer.since(0)).hasSize(60);
    }

    @Test
    void whatIsReadFromTheLogLaterComesBeforeTheRest() {
        append(10, 11);

        buffer.prepend(3, List.of(frame(4), frame(8)));

        assertThat(seqs(buffer.since(0))).containsExactly(4L, 8L, 10L, 11L);
        assertThat(buffer.covers(3)).isTrue();
        assertThat(buffer.covers(2)).isFalse();
    }

    @Test
    void aTextThatWasRemovedSinceIsNotReadBack() {
        UUID message = UUID.randomUUID();
        buffer.append(removed(12, message));

        buffer.prepend(3, List.of(posted(5, message)));

        assertThat(texts(buffer.since(0))).containsExactly("", "text");
    }

    @Test
    void aTextThatWasRemovedWhileNobodyLookedIsNotReadBack() {
        UUID message = UUID.randomUUID();

        buffer.prepend(3, List.of(posted(5, message), removed(6, message)));

        assertThat(texts(buffer.since(0))).containsExactly("", "text");
    }

    @Test
    void aRepeatOfWhatIsReadBackIsDropped() {
        Frame original = frame(5);
        buffer.append(new Frame(12, AT, original.eventId(), original.type(), null, original.bytes(), null));

        buffer.prepend(3, List.of(original));

        assertThat(seqs(buffer.since(0))).containsExactly(5L);
    }

    @Test
    void aPortionHasAtLeastOneFrame() {
        append(10, 11, 12);

        assertThat(seqs(buffer.since(10, 1))).containsExactly(10L);
        assertThat(seqs(buffer.since(11, 8))).containsExactly(11L, 12L);
        assertThat(buffer.since(13, 8)).isEmpty();
    }

    private void append(long... seqs) {
        LongStream.of(seqs).mapToObj(ReplayBufferTest::frame).forEach(buffer::append);
    }

    private static Frame frame(long seq) {
        return posted(seq, UUID.randomUUID());
    }

    private static Frame posted(long seq, UUID message) {
        return new Frame(seq, AT, UUID.randomUUID(), "chat.posted", message, "text".getBytes(), null);
    }

    private static Frame removed(long seq, UUID message) {
        return new Frame(seq, AT, UUID.randomUUID(), "chat.removed", message, "text".getBytes(), null);
    }

    private static Frame redacted(Frame frame) {
        return new Frame(frame.seq(), frame.at(), frame.eventId(), frame.type(), frame.about(), new byte[0], null);
    }

    private static List<Long> seqs(List<Frame> frames) {
        return frames.stream().map(Frame::seq).toList();
    }

    private static List<String> texts(List<Frame> frames) {
        return frames.stream().map(frame -> new String(frame.bytes())).toList();
    }
}
