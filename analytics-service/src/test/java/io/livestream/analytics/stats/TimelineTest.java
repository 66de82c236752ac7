package io.livestream.analytics.stats;

import static org.assertj.core.api.Assertions.assertThat;

import io.livestream.analytics.stats.Timeline.Activity;
import io.livestream.analytics.stats.Timeline.Change;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimelineTest {

    private static final Instant START = Instant.parse("2026-11-22T11:00:00Z");
    private static final Duration STEP = Duration.ofSeconds(60);

    @Test
    void aStepShowsTheMostThatWerePresentInIt() {
        var steps = timeline(180, List.of(came(10), came(20), went(30), went(150)), List.of());

        assertThat(steps).extracting(TimelineStep::viewers).containsExactly(2L, 1L, 1L);
        assertThat(steps).extracting(TimelineStep::joins).containsExactly(2L, 0L, 0L);
        assertThat(steps).extracting(TimelineStep::leaves).containsExactly(1L, 0L, 1L);
    }

    @Test
    void stepsBeginAtTheStartOfTheClassAndTheLastReachesItsEnd() {
        var steps = timeline(61, List.of(), List.of());

        assertThat(steps).extracting(TimelineStep::at).containsExactly(START, START.plusSeconds(60));
    }

    @Test
    void whatHappensAtTheVeryEndIsInTheLastStep() {
        var steps = timeline(60, List.of(came(0), went(60)), List.of(wrote(60, 2)));

        assertThat(steps).containsExactly(new TimelineStep(START, 1, 1, 1, 2, 0));
    }

    @Test
    void whatWasAskedBeforeTheClassIsInNoStep() {
        var steps = timeline(60, List.of(), List.of(new Activity(START.minusSeconds(90), 0, 3)));

        assertThat(steps).extracting(TimelineStep::questions).containsExactly(0L);
    }

    @Test
    void whoChangesPlacesAtOneMomentIsNotCountedTwice() {
        var steps = timeline(60, List.of(came(0), came(10), went(10)), List.of());

        assertThat(steps).extracting(TimelineStep::viewers).containsExactly(1L);
    }

    private static List<TimelineStep> timeline(long seconds, List<Change> changes, List<Activity> activity) {
        return Timeline.of(START, START.plusSeconds(seconds), STEP, changes, activity);
    }

    private static Change came(long second) {
        return new Change(START.plusSeconds(second), 1);
    }

    private static Change went(long second) {
        return new Change(START.plusSeconds(second), -1);
    }

    private static Activity wrote(long second, long messages) {
        return new Activity(START.plusSeconds(second), messages, 0);
    }
}
