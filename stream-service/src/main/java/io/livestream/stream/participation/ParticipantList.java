package io.livestream.stream.participation;

import io.livestream.platform.caller.Caller;
import io.livestream.platform.paging.Cursor;
import io.livestream.platform.paging.Page;
import io.livestream.platform.sql.Sql;
import io.livestream.stream.access.StreamAccess;
import io.livestream.stream.people.People;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;

/** The list of who is in a stream and who was, in the order in which they first joined. */
@ApplicationScoped
class ParticipantList {

    private static final String LIST =
            """
            select p.user_id, coalesce(a.display_name, p.display_name) as display_name, p.teacher,
                   m.user_id is not null or %s as moderator,
                   p.first_joined_at, p.left_at, p.present,
                   (p.watched_ms + case when p.present then %s else 0 end) / 1000 as watch_seconds
            from stream_participants p
            left join moderators m on m.stream_id = p.stream_id and m.user_id = p.user_id
            left join people a on a.id = p.user_id
            where p.stream_id = ? and (p.first_joined_at, p.user_id) > (coalesce(?::timestamptz, '-infinity'), ?)
            order by p.first_joined_at, p.user_id
            limit ?""".formatted(People.IS_ADMIN, WatchedTime.millis("p.joined_at", "?::timestamptz"));

    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final StreamAccess access;
    private final LeaseSweeper sweeper;
    private final Sql sql;
    private final Clock clock;

    ParticipantList(StreamAccess access, LeaseSweeper sweeper, Sql sql, Clock clock) {
        this.access = access;
        this.sweeper = sweeper;
        this.sql = sql;
        this.clock = clock;
    }

    Page<ParticipantView> list(UUID streamId, int limit, Cursor after, Caller caller) {
        access.require(streamId, caller).requireStaff();
        sweeper.sweep(streamId);
        var rows = sql.query(
                LIST,
                ParticipantView::of,
                clock.instant(),
                streamId,
                after == null ? null : after.instant(0),
                after == null ? BEFORE_ALL : after.uuid(1),
                limit + 1);
        return Page.of(
                rows, limit, last -> Cursor.of(last.joinedAt(), last.user().id()), view -> view);
    }
}
