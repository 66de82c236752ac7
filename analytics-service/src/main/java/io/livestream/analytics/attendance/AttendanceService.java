package io.livestream.analytics.attendance;

import io.livestream.analytics.attendance.AttendanceView.Interval;
import io.livestream.analytics.figures.FiguresRepository;
import io.livestream.analytics.figures.Snapshot;
import io.livestream.analytics.figures.StreamFigures;
import io.livestream.platform.audience.AudienceView;
import io.livestream.platform.caller.Caller;
import io.livestream.platform.event.Person;
import io.livestream.platform.paging.Cursor;
import io.livestream.platform.paging.Page;
import io.livestream.platform.problem.StreamNotFound;
import io.livestream.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Tells who attended a class: everybody who was there, and who wrote, asked by name or voted without having been there. In the order
 * of their ids, which is the order in which their accounts were made.
 */
@ApplicationScoped
class AttendanceService {

    private static final UUID FIRST = new UUID(0, 0);

    private record Attendee(Person user, long messages, long questions, long upvotes) {}

    private final FiguresRepository figures;
    private final AudienceView audience;
    private final Snapshot snapshot;
    private final Sql sql;

    AttendanceService(FiguresRepository figures, AudienceView audience, Snapshot snapshot, Sql sql) {
        this.figures = figures;
        this.audience = audience;
        this.snapshot = snapshot;
        this.sql = sql;
    }

    Page<AttendanceView> page(UUID streamId, int limit, Optional<UUID> after, Caller caller) {
        List<AttendanceView> people =
                snapshot.of(streamId, () -> people(owned(streamId, caller), after.orElse(FIRST), limit + 1));
        return Page.of(people, limit, person -> Cursor.of(person.user().id()), person -> person);
    }

    List<AttendanceView> all(UUID streamId, Caller caller) {
        return snapshot.of(streamId, () -> people(owned(streamId, caller), FIRST, Integer.MAX_VALUE));
    }

    private StreamFigures owned(UUID streamId, Caller caller) {
        audience.require(streamId, caller).requireOwner();
        return figures.find(streamId).orElseThrow(() -> new StreamNotFound(streamId));
    }

    private List<AttendanceView> people(StreamFigures stream, UUID after, int atMost) {
        List<Attendee> attendees = sql.query(
                """
                select user_id, display_name, messages, questions, upvotes from attendance_people
                where stream_id = ? and user_id > ?
                  and (first_joined_at is not null or messages + questions + upvotes > 0)
                order by user_id limit ?""",
                row -> new Attendee(
                        new Person(row.uuid("user_id"), row.text("display_name")),
                        row.number("messages"),
                        row.number("questions"),
                        row.number("upvotes")),
                stream.streamId(),
                after,
                atMost);
        Map<UUID, List<Interval>> intervals = intervals(stream.streamId(), attendees);
        return attendees.stream()
                .map(attendee -> view(
                        stream, attendee, intervals.getOrDefault(attendee.user().id(), List.of())))
                .toList();
    }

    private Map<UUID, List<Interval>> intervals(UUID streamId, List<Attendee> attendees) {
        Map<UUID, List<Interval>> byUser = new HashMap<>();
        if (!attendees.isEmpty()) {
            record Stay(UUID userId, Interval interval) {}
            sql.query(
                            """
                            select user_id, from_at, to_at from attendance_intervals
                            where stream_id = ? and user_id between ? and ? order by from_at""",
                            row -> new Stay(
                                    row.uuid("user_id"), new Interval(row.instant("from_at"), row.instant("to_at"))),
                            streamId,
                            attendees.getFirst().user().id(),
                            attendees.getLast().user().id())
                    .forEach(stay -> byUser.computeIfAbsent(stay.userId(), _ -> new ArrayList<>())
                            .add(stay.interval()));
        }
        return byUser;
    }

    private static AttendanceView view(StreamFigures stream, Attendee attendee, List<Interval> intervals) {
        Duration watched = intervals.stream()
                .map(interval -> Duration.between(interval.from(), until(interval, stream.until())))
                .reduce(Duration.ZERO, Duration::plus);
        long seconds = intervals.stream()
                .mapToLong(interval -> StreamFigures.seconds(interval.from(), until(interval, stream.until())))
                .sum();
        return new AttendanceView(
                attendee.user(),
                intervals,
                seconds,
                share(watched, stream.duration()),
                attendee.messages(),
                attendee.questions(),
                attendee.upvotes());
    }

    private static Instant until(Interval interval, Instant now) {
        return interval.to() == null ? now : interval.to();
    }

    /** To four decimals. */
    private static double share(Duration watched, Duration whole) {
        if (whole.isZero()) {
            return 0;
        }
        return Math.min(1, Math.round(watched.toMillis() * 10_000.0 / whole.toMillis()) / 10_000.0);
    }
}
