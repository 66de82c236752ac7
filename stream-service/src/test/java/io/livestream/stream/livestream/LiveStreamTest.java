package io.livestream.stream.livestream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.livestream.platform.event.Person;
import io.livestream.platform.event.Status;
import io.livestream.platform.event.Visibility;
import io.livestream.platform.problem.StreamNotLive;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class LiveStreamTest {

    private static final Instant CREATED = Instant.parse("2026-11-22T08:00:00Z");
    private static final Instant LATER = Instant.parse("2026-11-22T09:00:00Z");
    private static final Instant MUCH_LATER = Instant.parse("2026-11-22T10:00:00Z");
    private static final Details DETAILS = new Details(
            "Algebra", null, List.of("Maths"), Visibility.PUBLIC, "720p", 100, false, true, true, MUCH_LATER);

    private final LiveStream stream =
            new LiveStream(UUID.randomUUID(), DETAILS, new Person(UUID.randomUUID(), "Ada"), CREATED);

    @Test
    void aNewStreamIsScheduled() {
        assertThat(stream.state().status()).isEqualTo(Status.SCHEDULED);
        assertThat(stream.state().createdAt()).isEqualTo(CREATED);
        assertThat(stream.state().startedAt()).isNull();
    }

    @Test
    void startingMakesItLive() {
        assertThat(stream.start(LATER)).isTrue();

        assertThat(stream.state().status()).isEqualTo(Status.LIVE);
        assertThat(stream.state().startedAt()).isEqualTo(LATER);
        assertThat(stream.state().updatedAt()).isEqualTo(LATER);
    }

    @Test
    void startingALiveStreamChangesNothing() {
        stream.start(LATER);

        assertThat(stream.start(MUCH_LATER)).isFalse();

        assertThat(stream.state().startedAt()).isEqualTo(LATER);
        assertThat(stream.state().updatedAt()).isEqualTo(LATER);
    }

    @Test
    void stoppingEndsItForGood() {
        stream.start(LATER);

        assertThat(stream.stop(MUCH_LATER)).isTrue();

        assertThat(stream.state().status()).isEqualTo(Status.ENDED);
        assertThat(stream.state().endedAt()).isEqualTo(MUCH_LATER);
        assertThat(stream.stop(MUCH_LATER)).isFalse();
        assertThatThrownBy(() -> stream.start(MUCH_LATER)).isInstanceOf(StreamEnded.class);
        assertThatThrownBy(() -> stream.cancel(MUCH_LATER)).isInstanceOf(StreamEnded.class);
    }

    @Test
    void whatNeverStartedCannotStop() {
        assertThatThrownBy(() -> stream.stop(LATER)).isInstanceOf(StreamNotLive.class);
    }

    @Test
    void aCancelledStreamStaysCancelled() {
        assertThat(stream.cancel(LATER)).isTrue();

        assertThat(stream.state().status()).isEqualTo(Status.CANCELLED);
        assertThat(stream.cancel(MUCH_LATER)).isFalse();
        assertThatThrownBy(() -> stream.start(LATER)).isInstanceOf(StreamEnded.class);
        assertThatThrownBy(() -> stream.stop(LATER)).isInstanceOf(StreamNotLive.class);
    }

    @Test
    void aLiveStreamIsNeitherCancelledNorDeleted() {
        stream.start(LATER);

        assertThatThrownBy(() -> stream.cancel(LATER)).isInstanceOf(StreamLive.class);
        assertThatThrownBy(() -> stream.delete(LATER)).isInstanceOf(StreamLive.class);
    }

    @Test
    void givingTheSameDetailsIsNoChange() {
        assertThat(stream.change(DETAILS, LATER)).isFalse();
        assertThat(stream.state().updatedAt()).isEqualTo(CREATED);
    }

    @Test
    void allOfAScheduledStreamCanChange() {
        assertThat(stream.change(broadcast("1080p", true, null), LATER)).isTrue();

        assertThat(stream.details()).isEqualTo(broadcast("1080p", true, null));
        assertThat(stream.state().updatedAt()).isEqualTo(LATER);
    }

    @Test
    void howALiveStreamIsBroadcastCannotChange() {
        stream.start(LATER);

        for (Details other : List.of(
                broadcast("1080p", false, MUCH_LATER),
                broadcast("720p", true, MUCH_LATER),
                broadcast("720p", false, LATER),
                broadcast("720p", false, null))) {
            assertThatThrownBy(() -> stream.change(other, LATER)).isInstanceOf(StreamLive.class);
        }
        assertThat(stream.details()).isEqualTo(DETAILS);
    }

    @Test
    void howALiveStreamRunsCanChange() {
        stream.start(LATER);

        assertThat(stream.change(running(5, false, false), LATER)).isTrue();
    }

    @Test
    void afterTheEndOnlyHowItIsFoundCanChange() {
        stream.start(LATER);
        stream.stop(MUCH_LATER);

        assertOnlyHowItIsFoundCanChange();
    }

    @Test
    void afterTheCancellationOnlyHowItIsFoundCanChange() {
        stream.cancel(LATER);

        assertOnlyHowItIsFoundCanChange();
    }

    private void assertOnlyHowItIsFoundCanChange() {
        for (Details other : List.of(
                running(99, true, true),
                running(100, false, true),
                running(100, true, false),
                broadcast("1080p", false, MUCH_LATER))) {
            assertThatThrownBy(() -> stream.change(other, LATER)).isInstanceOf(StreamEnded.class);
        }
        Details found = new Details(
                "Algebra 1", "Recorded", List.of(), Visibility.PRIVATE, "720p", 100, false, true, true, MUCH_LATER);
        assertThat(stream.change(found, LATER)).isTrue();
    }

    private static Details broadcast(String quality, boolean recording, Instant scheduledAt) {
        return new Details(
                "Algebra", null, List.of("Maths"), Visibility.PUBLIC, quality, 100, recording, true, true, scheduledAt);
    }

    private static Details running(int maxViewers, boolean chat, boolean questions) {
        return new Details(
                "Algebra",
                null,
                List.of("Maths"),
                Visibility.PUBLIC,
                "720p",
                maxViewers,
                false,
                chat,
                questions,
                MUCH_LATER);
    }
}
