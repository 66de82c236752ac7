package io.livestream.stream.participation;

import io.livestream.platform.event.Person;
import io.livestream.platform.event.Role;
import io.livestream.platform.sql.Row;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Somebody who is there or was.
 *
 * @param joinedAt when they first joined
 * @param leftAt when they last left; null while present
 * @param watchSeconds over all the times they were there, up to now
 */
record ParticipantView(
        Person user,
        Role role,
        Instant joinedAt,
        @Schema(nullable = true) Instant leftAt,
        boolean present,
        long watchSeconds) {

    static ParticipantView of(Row row) {
        return new ParticipantView(
                new Person(row.uuid("user_id"), row.text("display_name")),
                role(row),
                row.instant("first_joined_at"),
                row.instant("left_at"),
                row.flag("present"),
                row.number("watch_seconds"));
    }

    /** As {@code Standing.role} says of a caller. */
    private static Role role(Row row) {
        if (row.flag("teacher")) {
            return Role.TEACHER;
        }
        return row.flag("moderator") ? Role.MODERATOR : Role.VIEWER;
    }
}
