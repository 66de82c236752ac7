package io.livestream.analytics.attendance;

import io.livestream.analytics.attendance.AttendanceView.Interval;
import io.livestream.platform.event.Person;
import io.livestream.platform.sql.Row;
import io.livestream.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Those who attended a class, each with their stays. */
@ApplicationScoped
class AttendanceRepository {

    private static final String PEOPLE = """
            select user_id, display_name, messages, questions, upvotes from attendance_people
            where stream_id = ? and user_id > ?
              and (first_joined_at is not null or messages + questions + upvotes > 0)
            order by user_id limit ?""";

    private static final String STAYS = """
            select user_id, from_at, to_at from attendance_intervals
            where stream_id = ? and user_id between ? and ? order by from_at""";

    private record Stay(UUID userId, Interval interval) {}

    private final Sql sql;

    AttendanceRepository(Sql sql) {
        this.sql = sql;
    }

    /** In the order of their ids, those with a greater one than is given. */
    List<Attendee> inOrder(UUID streamId, UUID after, int atMost) {
        List<Attendee> people = sql.query(PEOPLE, AttendanceRepository::withoutStays, streamId, after, atMost);
        Map<UUID, List<Interval>> stays = staysOf(streamId, people);
        return people.stream()
                .map(person -> person.with(stays.getOrDefault(person.user().id(), List.of())))
                .toList();
    }

    private Map<UUID, List<Interval>> staysOf(UUID streamId, List<Attendee> people) {
        Map<UUID, List<Interval>> byUser = new HashMap<>();
        if (!people.isEmpty()) {
            UUID first = people.getFirst().user().id();
            UUID last = people.getLast().user().id();
            for (Stay stay : sql.query(STAYS, AttendanceRepository::stay, streamId, first, last)) {
                byUser.computeIfAbsent(stay.userId(), _ -> new ArrayList<>()).add(stay.interval());
            }
        }
        return byUser;
    }

    private static Stay stay(Row row) {
        return new Stay(row.uuid("user_id"), new Interval(row.instant("from_at"), row.instant("to_at")));
    }

    private static Attendee withoutStays(Row row) {
        return new Attendee(
                new Person(row.uuid("user_id"), row.text("display_name")),
                List.of(),
                row.number("messages"),
                row.number("questions"),
                row.number("upvotes"));
    }
}
