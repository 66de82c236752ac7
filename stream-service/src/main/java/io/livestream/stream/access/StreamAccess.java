package io.livestream.stream.access;

import io.livestream.platform.audience.Standing;
import io.livestream.platform.caller.Caller;
import io.livestream.platform.problem.StreamNotFound;
import io.livestream.platform.sql.Row;
import io.livestream.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/**
 * Answers how a caller stands to a stream, from the rows of all features at once; what follows from it is {@link Standing}'s.
 *
 * <p>Whatever changes a stream, or somebody's part in it, first takes the lock of the stream here. It gives the changes of one
 * stream one order, which is also the order of their events on the log, and no two locks are ever held.
 */
@ApplicationScoped
public class StreamAccess {

    private static final String FIND =
            """
            select %s,
                   %s as moderator,
                   %s as invited,
                   exists (select from stream_removals r where r.stream_id = s.id and r.user_id = ?) as removed,
                   coalesce(p.present, false) as present,
                   p.user_id is not null as joined_ever
            from live_streams s
            left join stream_participants p on p.stream_id = s.id and p.user_id = ?
            where s.id = ? and s.deleted_at is null""".formatted(StreamRows.COLUMNS, WhoMaySee.moderator("s.id", "?"), WhoMaySee.invited("s.id", "?", "?"));

    private static final String LOCK =
            "select id from live_streams where id = ? and deleted_at is null for no key update";

    private static final String LOCK_IF_FREE = LOCK + " skip locked";

    /** A stream as one caller finds it, with the counts of the moment. */
    public record Sight(Standing standing, int viewers, int peakViewers) {}

    private final Sql sql;

    StreamAccess(Sql sql) {
        this.sql = sql;
    }

    /** @throws StreamNotFound if for this caller there is no such stream */
    public Sight see(UUID streamId, Caller caller) {
        Sight sight = sight(streamId, caller).orElseThrow(() -> new StreamNotFound(streamId));
        sight.standing().requireSeen();
        return sight;
    }

    /** How the caller stands to the stream, also when it is hidden from them. */
    public Optional<Standing> find(UUID streamId, Caller caller) {
        return sight(streamId, caller).map(Sight::standing);
    }

    private Optional<Sight> sight(UUID streamId, Caller caller) {
        UUID me = caller.id();
        return sql.first(FIND, row -> sight(row, caller), me, me, caller.emailHash(), me, me, streamId);
    }

    /** @throws StreamNotFound if for this caller there is no such stream */
    public Standing require(UUID streamId, Caller caller) {
        return see(streamId, caller).standing();
    }

    /**
     * As {@link #require}, with the stream locked until the transaction ends.
     *
     * <p>Locking and reading are two statements on purpose: a statement that waits for a lock sees the locked row as it is then,
     * but all others as they were before it waited.
     */
    public Standing lock(UUID streamId, Caller caller) {
        sql.first(LOCK, row -> row.uuid("id"), streamId).orElseThrow(() -> new StreamNotFound(streamId));
        return require(streamId, caller);
    }

    /** Locks the stream until the transaction ends, unless it is gone. */
    public boolean lockIfThere(UUID streamId) {
        return sql.first(LOCK, row -> row.uuid("id"), streamId).isPresent();
    }

    /** Locks the stream until the transaction ends, unless somebody else holds the lock or the stream is gone. */
    public boolean lockIfFree(UUID streamId) {
        return sql.first(LOCK_IF_FREE, row -> row.uuid("id"), streamId).isPresent();
    }

    private static Sight sight(Row row, Caller caller) {
        Standing standing = Standing.of(
                StreamRows.state(row),
                caller,
                row.flag("moderator"),
                row.flag("invited"),
                row.flag("removed"),
                row.flag("present"),
                row.flag("joined_ever"));
        return new Sight(standing, StreamRows.viewers(row), StreamRows.peakViewers(row));
    }
}
