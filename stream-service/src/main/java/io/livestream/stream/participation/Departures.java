package io.livestream.stream.participation;

import io.livestream.platform.event.ParticipantEvent.Left;
import io.livestream.platform.event.ParticipantEvent.Reason;
import io.livestream.platform.outbox.Outbox;
import io.livestream.platform.sql.Row;
import io.livestream.platform.sql.Sql;
import io.livestream.stream.access.WhoMaySee;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Ends presences, frees their seats, and tells of leases that have run out. The caller holds the lock of the stream.
 *
 * <p>Whoever is present is so until their presence ends here, also if their lease has run out meanwhile: it may have been renewed, and
 * whether it is over {@link LeaseSweeper} finds out.
 */
@ApplicationScoped
class Departures {

    /** Nobody leaves before they came, though the clock of the node where that was may be ahead. */
    private static final String AT = "greatest(p.joined_at, ?::timestamptz)";

    private static final String ONE = ending(AT, "p.user_id = ?");

    private static final String ALL = ending(AT, "true");

    private static final String LAPSED = ending("p.lease_expires_at", """
            p.lease_expires_at <= ?
            and p.user_id in (select l.user_id from stream_participants l
                              where l.stream_id = ? and l.present and l.lease_expires_at <= ?
                              order by l.lease_expires_at limit ?)""");

    private static final String STRANGERS = ending(AT, WhoMaySee.STRANGER);

    private static final String POSSIBLE_END = """
            select greatest(?::timestamptz, s.started_at,
                            (select max(p.joined_at) from stream_participants p
                             where p.stream_id = s.id and p.present)) as at
            from live_streams s where s.id = ?""";

    private static final String FREE_SEATS =
            "update live_streams set viewer_count = greatest(0, viewer_count - ?) where id = ?";

    private static final String RECOUNT = """
            update live_streams s
            set viewer_count = (select count(*) from stream_participants p
                                where p.stream_id = s.id and p.present and not p.teacher)
            where s.id = ?""";

    /** Ends the presence of those for whom the condition holds. */
    private static String ending(String at, String condition) {
        return """
                update stream_participants p
                set present = false, left_at = %s, watched_ms = p.watched_ms + %s
                where p.stream_id = ? and p.present and %s
                returning p.user_id, p.left_at, p.teacher""".formatted(at, WatchedTime.millis("p.joined_at", at), condition);
    }

    private final Sql sql;
    private final Outbox outbox;

    Departures(Sql sql, Outbox outbox) {
        this.sql = sql;
        this.outbox = outbox;
    }

    private record Departure(UUID userId, Instant leftAt, boolean teacher) {}

    /** @return whether that person was present until now */
    boolean one(UUID streamId, UUID userId, Instant at) {
        return !end(ONE, streamId, at, at, streamId, userId).isEmpty();
    }

    Instant possibleEnd(UUID streamId, Instant now) {
        return sql.first(POSSIBLE_END, row -> row.instant("at"), now, streamId).orElse(now);
    }

    void all(UUID streamId, Instant at) {
        end(ALL, streamId, at, at, streamId);
    }

    /** @return those who were present until now in a stream that they may not see */
    List<UUID> strangers(UUID streamId, Instant at) {
        return end(STRANGERS, streamId, at, at, streamId);
    }

    private List<UUID> end(String statement, UUID streamId, Object... arguments) {
        List<Departure> gone = sql.query(statement, Departures::departure, arguments);
        long seats = gone.stream().filter(departure -> !departure.teacher()).count();
        if (seats > 0) {
            sql.update(FREE_SEATS, seats, streamId);
        }
        return gone.stream().map(Departure::userId).toList();
    }

    /**
     * Ends the presence of those whose lease has run out, when it did, and counts the rest anew.
     *
     * @param asOf a moment for which it is known that no renewal is missing
     * @return whether there may be more
     */
    boolean lapsed(UUID streamId, Instant asOf, int limit) {
        List<Departure> gone = sql.query(LAPSED, Departures::departure, streamId, asOf, streamId, asOf, limit);
        gone.forEach(
                departure -> outbox.append(streamId, new Left(departure.userId(), departure.leftAt(), Reason.EXPIRED)));
        recount(streamId);
        return gone.size() == limit;
    }

    /** Counts the seats taken by those who are there. */
    void recount(UUID streamId) {
        sql.update(RECOUNT, streamId);
    }

    private static Departure departure(Row row) {
        return new Departure(row.uuid("user_id"), row.instant("left_at"), row.flag("teacher"));
    }
}
