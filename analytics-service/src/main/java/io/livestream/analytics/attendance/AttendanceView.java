package io.livestream.analytics.attendance;

import io.livestream.analytics.figures.StreamFigures;
import io.livestream.platform.event.Person;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What one person did in one class. Anonymous questions are not among theirs.
 *
 * @param share the part of the class that they watched, from 0 to 1
 */
record AttendanceView(
        Person user,
        List<Interval> intervals,
        long watchSeconds,
        double share,
        long messages,
        long questions,
        long upvotes) {

    /** A stay; {@code to} is null while they are present. */
    record Interval(Instant from, @Schema(nullable = true) Instant to) {

        private Instant until(Instant now) {
            return to == null ? now : to;
        }
    }

    static AttendanceView of(Attendee person, StreamFigures stream) {
        Instant now = stream.until();
        Duration watched = Duration.ZERO;
        long seconds = 0;
        for (Interval stay : person.intervals()) {
            watched = watched.plus(Duration.between(stay.from(), stay.until(now)));
            seconds += StreamFigures.seconds(stay.from(), stay.until(now));
        }
        return new AttendanceView(
                person.user(),
                person.intervals(),
                seconds,
                share(watched, stream.duration()),
                person.messages(),
                person.questions(),
                person.upvotes());
    }

    private static double share(Duration watched, Duration whole) {
        return whole.isZero() ? 0 : Math.min(1, (double) watched.toMillis() / whole.toMillis());
    }
}
