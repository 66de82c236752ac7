package io.livestream.chat.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.livestream.chat.frame.Frame;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class BacklogTest {

    private static final Instant AT = Instant.EPOCH;

    private final Backlog backlog = new Backlog(10, BacklogTest::redacted);

    @Test
    void whoAsksForAPlaceGetsAllFromThereOn() {
        append(10, 13, 14, 20);

        assertThat(seqs(backlog.since(0))).containsExactly(10L, 13L, 14L, 20L);
        assertThat(seqs(backlog.since(11))).containsExactly(13L, 14L, 20L);
        assertThat(seqs(backlog.since(14))).containsExactly(14L, 20L);
        assertThat(backlog.since(21)).isEmpty();
    }

    @Test
    void itKnowsFromWhereOnItIsComplete() {
        append(12);

        assertThat(backlog.covers(9)).isFalse();
        assertThat(backlog.covers(10)).isTrue();
        assertThat(backlog.covers(100)).isTrue();
    }

    @Test
    void whatIsFullDropsTheOldestAndSaysSo() {
        LongStream.range(0, Backlog.MOST_FRAMES + 1).forEach(i -> append(10 + i));

        long from = backlog.from();
        assertThat(from).isGreaterThan(10);
        assertThat(backlog.since(0).getFirst().seq()).isEqualTo(from);
        assertThat(backlog.since(0).getLast().seq()).isEqualTo(10 + Backlog.MOST_FRAMES);
    }

    @Test
    void largeFramesFillItSooner() {
        byte[] large = new byte[100_000];
        IntStream.range(0, 30)
                .forEach(i ->
                        backlog.append(new Frame(10 + i, AT, UUID.randomUUID(), "stream.updated", null, large, null)));

        assertThat(backlog.since(0).size() * large.length).isLessThanOrEqualTo(Backlog.MOST_BYTES);
        assertThat(backlog.covers(10)).isFalse();
    }

    @Test
    void whileItIsHeldItKeepsWhatWouldBeTooMuch() {
        backlog.hold();
        LongStream.range(0, 2 * Backlog.MOST_FRAMES).forEach(i -> append(10 + i));

        assertThat(backlog.covers(10)).isTrue();
        assertThat(backlog.holdsFor(10)).isTrue();
        assertThat(backlog.holdsFor(10 + Backlog.MOST_FRAMES - 1)).isTrue();
        assertThat(backlog.holdsFor(10 + Backlog.MOST_FRAMES)).isFalse();

        backlog.release();

        assertThat(backlog.covers(10)).isFalse();
        assertThat(backlog.since(0)).hasSizeLessThanOrEqualTo(Backlog.MOST_FRAMES);
        assertThat(backlog.since(0).getFirst().seq()).isEqualTo(backlog.from());
    }

    @Test
    void evenHeldItKeepsNotEverything() {
        backlog.hold();
        byte[] large = new byte[1 << 20];
        IntStream.range(0, 30)
                .forEach(i ->
                        backlog.append(new Frame(10 + i, AT, UUID.randomUUID(), "stream.updated", null, large, null)));

        assertThat(backlog.covers(10)).isFalse();
        assertThat(backlog.since(0)).hasSizeGreaterThan(10);
    }

    @Test
    void aRemovedMessageKeepsItsPlaceAndNotItsText() {
        UUID message = UUID.randomUUID();
        backlog.append(posted(10, message));
        backlog.append(posted(11, UUID.randomUUID()));
        backlog.append(removed(12, message));

        assertThat(texts(backlog.since(0))).containsExactly("", "text", "text");
        assertThat(seqs(backlog.since(0))).containsExactly(10L, 11L, 12L);
    }

    @Test
    void whatIsReadFromTheLogLaterComesBeforeTheRest() {
        append(10, 11);

        backlog.prepend(3, List.of(frame(4), frame(8)));

        assertThat(seqs(backlog.since(0))).containsExactly(4L, 8L, 10L, 11L);
        assertThat(backlog.covers(3)).isTrue();
        assertThat(backlog.covers(2)).isFalse();
    }

    @Test
    void aTextThatWasRemovedSinceIsNotReadBack() {
        UUID message = UUID.randomUUID();
        backlog.append(removed(12, message));

        backlog.prepend(3, List.of(posted(5, message)));

        assertThat(texts(backlog.since(0))).containsExactly("", "text");
    }

    @Test
    void aTextThatWasRemovedWhileNobodyLookedIsNotReadBack() {
        UUID message = UUID.randomUUID();

        backlog.prepend(3, List.of(posted(5, message), removed(6, message)));

        assertThat(texts(backlog.since(0))).containsExactly("", "text");
    }

    @Test
    void aRepeatOfWhatIsReadBackIsDropped() {
        Frame original = frame(5);
        backlog.append(new Frame(12, AT, original.eventId(), original.type(), null, original.bytes(), null));

        backlog.prepend(3, List.of(original));

        assertThat(seqs(backlog.since(0))).containsExactly(5L);
    }

    @Test
    void aPortionHasAtLeastOneFrame() {
        append(10, 11, 12);

        assertThat(seqs(backlog.since(10, 1))).containsExactly(10L);
        assertThat(seqs(backlog.since(11, 8))).containsExactly(11L, 12L);
        assertThat(backlog.since(13, 8)).isEmpty();
    }

    private void append(long... seqs) {
        LongStream.of(seqs).mapToObj(BacklogTest::frame).forEach(backlog::append);
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
