package io.livestream.stream.participation;

import io.livestream.platform.event.ParticipantEvent.Left;
import io.livestream.platform.event.ParticipantEvent.Reason;
import io.livestream.platform.log.Outbox;
import io.livestream.platform.sql.Row;
import io.livestream.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/**
 * Ends presences, frees their seats, and tells of leases that had run out.
 *
 * <p>Nobody is present beyond their lease: whatever ends a presence, it ended when the lease did, if that was earlier. The caller
 * holds the lock of the stream and tells of the rest.
 */
@ApplicationScoped
class Departures {

    private static final String END = """
            update stream_participants p
            set present = false,
                left_at = least(p.lease_expires_at, ?),
                watched_ms = p.watched_ms
                    + greatest(0, extract(epoch from least(p.lease_expires_at, ?) - p.joined_at) * 1000)::bigint
            where p.stream_id = ? and p.present and %s
            returning p.user_id, p.left_at, p.lease_expires_at <= ? as lapsed, p.teacher""";

    private static final String ONE = END.formatted("p.user_id = ?");

    private static final String ALL = END.formatted("true");

    private static final String LAPSED = END.formatted("""
            p.lease_expires_at <= ?
            and p.user_id in (select l.user_id from stream_participants l
                              where l.stream_id = ? and l.present and l.lease_expires_at <= ?
                              order by l.lease_expires_at limit ?)""");

    /** Those to whom a private stream does not exist. */
    private static final String STRANGERS = END.formatted("""
            not p.teacher
            and not exists (select from moderators m where m.stream_id = p.stream_id and m.user_id = p.user_id)
            and not exists (select from invitations i
                            where i.stream_id = p.stream_id
                              and (i.user_id = p.user_id or i.email_hash = p.email_hash))
            and not exists (select from people a where a.id = p.user_id and a.role = 'admin')""");

    private static final String FREE_SEATS =
            "update live_streams set viewer_count = greatest(0, viewer_count - ?) where id = ?";

    private static final String RECOUNT = """
            update live_streams s
            set viewer_count = (select count(*) from stream_participants p
                                where p.stream_id = s.id and p.present and not p.teacher)
            where s.id = ?""";

    private final Sql sql;
    private final Outbox outbox;

    Departures(Sql sql, Outbox outbox) {
        this.sql = sql;
        this.outbox = outbox;
    }

    private record Departure(UUID userId, Instant leftAt, boolean lapsed, boolean teacher) {}

    /** @return whether that person was present until now */
    boolean one(UUID streamId, UUID userId, Instant at) {
        return !end(ONE, streamId, at, userId).isEmpty();
    }

    void all(UUID streamId, Instant at) {
        end(ALL, streamId, at);
    }

    /** @return those who were present until now */
    List<UUID> strangers(UUID streamId, Instant at) {
        return end(STRANGERS, streamId, at);
    }

    /**
     * Ends the presence of those whose lease has run out, and counts the rest anew.
     *
     * @return whether there may be more
     */
    boolean lapsed(UUID streamId, Instant at, int limit) {
        List<Departure> gone = departures(LAPSED, streamId, at, at, streamId, at, limit);
        sql.update(RECOUNT, streamId);
        return gone.size() == limit;
    }

    private List<UUID> end(String statement, UUID streamId, Instant at, Object... arguments) {
        List<Departure> gone = departures(statement, streamId, at, arguments);
        long seats = gone.stream().filter(departure -> !departure.teacher()).count();
        if (seats > 0) {
            sql.update(FREE_SEATS, seats, streamId);
        }
        return gone.stream()
                .filter(departure -> !departure.lapsed())
                .map(Departure::userId)
                .toList();
    }

    private List<Departure> departures(String statement, UUID streamId, Instant at, Object... arguments) {
        List<Object> all = new ArrayList<>(List.of(at, at, streamId));
        all.addAll(Arrays.asList(arguments));
        all.add(at);
        List<Departure> gone = sql.query(statement, Departures::departure, all.toArray());
        gone.stream()
                .filter(Departure::lapsed)
                .forEach(departure ->
                        outbox.append(streamId, new Left(departure.userId(), departure.leftAt(), Reason.EXPIRED)));
        return gone;
    }

    private static Departure departure(Row row) {
        return new Departure(row.uuid("user_id"), row.instant("left_at"), row.flag("lapsed"), row.flag("teacher"));
    }
}
