package io.livestream.stream.access;

import io.livestream.platform.event.Person;
import io.livestream.platform.event.Status;
import io.livestream.platform.event.StreamState;
import io.livestream.platform.event.Visibility;
import io.livestream.platform.sql.Row;

/** Reads streams in statements that go past the entity. */
public final class StreamRows {

    /** Of {@code live_streams s}: what {@link #state} needs, and the counts. */
    public static final String COLUMNS = """
            s.id, s.title, s.description, s.tags, s.status, s.visibility, s.quality, s.max_viewers, s.recording, \
            s.chat_enabled, s.questions_enabled, s.scheduled_at, s.started_at, s.ended_at, s.teacher_id, s.teacher_name, \
            s.created_at, s.updated_at, s.version, s.viewer_count, s.peak_viewers""";

    private StreamRows() {}

    public static StreamState state(Row row) {
        return new StreamState(
                row.uuid("id"),
                row.text("title"),
                row.text("description"),
                row.texts("tags"),
                Status.valueOf(row.text("status")),
                Visibility.valueOf(row.text("visibility")),
                row.text("quality"),
                (int) row.number("max_viewers"),
                row.flag("recording"),
                row.flag("chat_enabled"),
                row.flag("questions_enabled"),
                row.instant("scheduled_at"),
                row.instant("started_at"),
                row.instant("ended_at"),
                new Person(row.uuid("teacher_id"), row.text("teacher_name")),
                row.instant("created_at"),
                row.instant("updated_at"),
                row.number("version"));
    }

    public static int viewers(Row row) {
        return (int) row.number("viewer_count");
    }

    public static int peakViewers(Row row) {
        return (int) row.number("peak_viewers");
    }
}
