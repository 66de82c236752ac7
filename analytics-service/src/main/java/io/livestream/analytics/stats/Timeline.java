package io.livestream.analytics.stats;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Cuts a class into steps of equal length, the first from its start, the last up to its end. What happened before the start is in
 * no step, what happened at the very end is in the last.
 */
final class Timeline {

    /** Somebody came (+1) or went (−1). */
    record Change(Instant at, int by) {}

    /** What was written and asked in one second, which begins then; seconds of the class are counted from its start. */
    record Activity(Instant at, long messages, long questions) {}

    private static final Comparator<Change> IN_ORDER =
            Comparator.comparing(Change::at).thenComparing(Change::by);

    private final Instant start;
    private final Duration step;
    private final long[] viewers;
    private final long[] joins;
    private final long[] leaves;
    private final long[] messages;
    private final long[] questions;

    private Timeline(Instant start, Instant end, Duration step) {
        this.start = start;
        this.step = step;
        int steps = (int) stepsBetween(start, end, step);
        viewers = new long[steps];
        joins = new long[steps];
        leaves = new long[steps];
        messages = new long[steps];
        questions = new long[steps];
    }

    static long stepsBetween(Instant start, Instant end, Duration step) {
        long millis = Math.max(0, Duration.between(start, end).toMillis());
        return Math.max(1, Math.ceilDiv(millis, step.toMillis()));
    }

    static List<TimelineStep> of(
            Instant start, Instant end, Duration step, List<Change> changes, List<Activity> activities) {
        Timeline timeline = new Timeline(start, end, step);
        timeline.add(changes.stream().sorted(IN_ORDER).toList());
        activities.forEach(timeline::add);
        return timeline.steps();
    }

    private void add(List<Change> changes) {
        long present = 0;
        int reached = 0;
        for (Change change : changes) {
            int index = indexOf(change.at());
            for (; reached < index; reached++) {
                viewers[reached + 1] = present;
            }
            present += change.by();
            viewers[index] = Math.max(viewers[index], present);
            if (change.by() > 0) {
                joins[index]++;
            } else {
                leaves[index]++;
            }
        }
        for (; reached < viewers.length - 1; reached++) {
            viewers[reached + 1] = present;
        }
    }

    private void add(Activity activity) {
        if (!activity.at().isBefore(start)) {
            messages[indexOf(activity.at())] += activity.messages();
            questions[indexOf(activity.at())] += activity.questions();
        }
    }

    private int indexOf(Instant at) {
        long index = Math.floorDiv(Duration.between(start, at).toMillis(), step.toMillis());
        return Math.clamp(index, 0, viewers.length - 1);
    }

    private List<TimelineStep> steps() {
        List<TimelineStep> steps = new ArrayList<>(viewers.length);
        for (int i = 0; i < viewers.length; i++) {
            Instant at = start.plus(step.multipliedBy(i));
            steps.add(new TimelineStep(at, viewers[i], joins[i], leaves[i], messages[i], questions[i]));
        }
        return steps;
    }
}
