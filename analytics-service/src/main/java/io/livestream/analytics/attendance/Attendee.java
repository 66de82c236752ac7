package io.livestream.analytics.attendance;

import io.livestream.analytics.attendance.AttendanceView.Interval;
import io.livestream.platform.event.Person;
import java.util.List;

/** What is known of one person in one class; anonymous questions are not among theirs. */
record Attendee(Person user, List<Interval> intervals, long messages, long questions, long upvotes) {

    Attendee with(List<Interval> stays) {
        return new Attendee(user, stays, messages, questions, upvotes);
    }
}
