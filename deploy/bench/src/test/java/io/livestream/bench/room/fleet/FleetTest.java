package io.livestream.bench.room.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The sockets in a room that behaves, and in one that does not. */
class FleetTest {

    private static final int SIZE = 30;
    private static final int POSTERS = 3;

    private StandInRoom room;
    private Loops loops;
    private Fleet fleet;

    @BeforeEach
    void open() throws Exception {
        room = new StandInRoom();
        loops = new Loops(1);
        fleet = new Fleet(room.wire(POSTERS), loops, List.of("token"), SIZE);
    }

    @AfterEach
    void close() throws Exception {
        fleet.close();
        loops.close();
        room.close();
    }

    @Test
    void everybodyHearsEachPostOnce() throws Exception {
        // Given
        fleet.open();
        Faults before = Faults.before(fleet);
        loops.takeLatencies();

        // When
        Posting posting = post(50);

        // Then
        Histogram heard = loops.takeLatencies();
        assertThat(Faults.since(before, fleet, posting).areNone()).isTrue();
        assertThat(heard.getTotalCount()).isEqualTo(SIZE * posting.totalAcknowledged());
        assertThat(Duration.ofNanos(heard.getValueAtPercentile(50)))
                .isPositive()
                .isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void whatIsLostForOneIsMissing() throws Exception {
        // Given
        fleet.open();
        room.sendFirstGuest(seq -> seq == 7 ? 0 : 1);
        Faults before = Faults.before(fleet);

        // When
        Posting posting = post(20);

        // Then
        assertThat(Faults.since(before, fleet, posting))
                .returns(1L, Faults::missing)
                .returns(0L, Faults::doubles)
                .returns(0L, Faults::disorders);
    }

    @Test
    void whatComesTwiceToOneIsADouble() throws Exception {
        // Given
        fleet.open();
        room.sendFirstGuest(seq -> seq == 7 ? 2 : 1);
        Faults before = Faults.before(fleet);

        // When
        Posting posting = post(20);

        // Then
        assertThat(Faults.since(before, fleet, posting))
                .returns(0L, Faults::missing)
                .returns(1L, Faults::doubles)
                .returns(0L, Faults::disorders);
    }

    @Test
    void thoseWhoAreCutOffComeBackAndMissNothing() throws Exception {
        // Given
        fleet.open();
        Faults before = Faults.before(fleet);
        Posting posting = new Posting(fleet, loops.nextRun(), 200, 200);
        posting.start();
        awaitSent(posting, 20);
        ComingBack comingBack = new ComingBack(fleet, posting, Duration.ofMillis(300), SIZE - POSTERS);

        // When
        fleet.cut(comingBack);

        // Then
        assertThat(comingBack.await(Duration.ofSeconds(20))).isTrue();
        posting.stop();
        assertThat(posting.awaitDelivery()).isTrue();
        assertThat(Faults.since(before, fleet, posting).areNone()).isTrue();
        assertThat(fleet.openCount()).isEqualTo(SIZE);
        assertThat(comingBack.times().getTotalCount()).isEqualTo(SIZE - POSTERS);
    }

    @Test
    void aLaterRunCountsNothingOfAnEarlierOne() throws Exception {
        // Given
        fleet.open();
        post(20);
        loops.takeLatencies();

        // When
        Posting second = post(10);

        // Then
        assertThat(loops.takeLatencies().getTotalCount()).isEqualTo(SIZE * second.totalAcknowledged());
    }

    @Test
    void whatCouldNotBeSentIsNoAnswerToWhatWas() throws Exception {
        // Given
        fleet.open();
        room.ignorePosts();
        Posting posting = new Posting(fleet, loops.nextRun(), 500, 200);
        posting.start();
        awaitSent(posting, 20);

        // When
        room.close();
        await().until(() -> posting.refusals().getOrDefault(Posting.NOT_SENT, 0) >= posting.totalSent());
        posting.stop();

        // Then
        assertThat(posting.isAnswered()).isFalse();
    }

    @Test
    void aRoomThatRefusesIsQuoted() {
        // Given
        room.refuse();

        // Then
        assertThatThrownBy(fleet::open)
                .hasMessageContaining("No socket could be opened")
                .hasMessageContaining("answered 503 Service Unavailable unavailable: Not now.");
    }

    private Posting post(int messages) throws InterruptedException {
        Posting posting = new Posting(fleet, loops.nextRun(), 500, 200);
        posting.start();
        awaitSent(posting, messages);
        posting.stop();
        await().until(posting::isAnswered);
        await().until(() ->
                fleet.sum(member -> member.sequence.hasReached(posting.run(), posting.sent()) ? 1 : 0) == SIZE);
        return posting;
    }

    private static void awaitSent(Posting posting, int messages) {
        await().pollInterval(Duration.ofMillis(5)).until(() -> posting.totalSent() >= messages);
    }
}
