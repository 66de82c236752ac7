package io.livestream.analytics.attendance;

import io.livestream.platform.event.Person;
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
    record Interval(Instant from, @Schema(nullable = true) Instant to) {}
}
