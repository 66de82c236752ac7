package io.livestream.analytics.stats;

import io.livestream.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** What a {@link Timeline} is made of. */
@ApplicationScoped
class TimelineRepository {

    private static final String STAYS = "select from_at, to_at from attendance_intervals where stream_id = ?";

    private static final String ACTIVITY = "select at, messages, questions from timeline_activity where stream_id = ?";

    private record Stay(Instant from, Instant to) {}

    private final Sql sql;

    TimelineRepository(Sql sql) {
        this.sql = sql;
    }

    /** Who came and went, in no order. */
    List<Timeline.Change> changes(UUID streamId) {
        List<Timeline.Change> changes = new ArrayList<>();
        for (Stay stay : sql.query(STAYS, row -> new Stay(row.instant("from_at"), row.instant("to_at")), streamId)) {
            changes.add(new Timeline.Change(stay.from(), 1));
            if (stay.to() != null) {
                changes.add(new Timeline.Change(stay.to(), -1));
            }
        }
        return changes;
    }

    List<Timeline.Activity> activity(UUID streamId) {
        return sql.query(
                ACTIVITY,
                row -> new Timeline.Activity(row.instant("at"), row.number("messages"), row.number("questions")),
                streamId);
    }
}
