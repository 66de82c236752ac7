package io.livestream.stream.participation;

import io.livestream.platform.audience.Standing;
import io.livestream.platform.caller.Caller;
import io.livestream.platform.sql.Sql;
import io.livestream.stream.access.StreamRows;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * The seats of a stream and the leases by which they are held.
 *
 * <p>The count on the stream's row changes only together with the presence that it counts, under the lock of that row; before
 * anybody is turned away, and whenever leases run out, it is taken anew from the presences.
 */
@ApplicationScoped
class Seats {

    private static final String KEEP = """
            update stream_participants
            set lease_expires_at = greatest(lease_expires_at, ?), display_name = ?
            where stream_id = ? and user_id = ? and present and lease_expires_at > ?
            returning joined_at, lease_expires_at""";

    private static final String TAKE = """
            update live_streams
            set viewer_count = viewer_count + 1, peak_viewers = greatest(peak_viewers, viewer_count + 1)
            where id = ? and viewer_count < max_viewers
            returning viewer_count""";

    private static final String ENTER = """
            insert into stream_participants (stream_id, user_id, display_name, email_hash, teacher,
                                             first_joined_at, joined_at, present, lease_expires_at)
            values (?, ?, ?, ?, ?, ?, ?, true, ?)
            on conflict (stream_id, user_id) do update
            set display_name = excluded.display_name, email_hash = excluded.email_hash, joined_at = excluded.joined_at,
                left_at = null, present = true, lease_expires_at = excluded.lease_expires_at""";

    private final Sql sql;
    private final Departures departures;
    private final LeaseSettings settings;

    Seats(Sql sql, Departures departures, LeaseSettings settings) {
        this.sql = sql;
        this.departures = departures;
        this.settings = settings;
    }

    /** Somebody who has come in, and how many seats are taken now. */
    record Entry(JoinView view, int viewers) {}

    /** Holds the seat longer. Takes no lock: whoever is present may stay; empty if the caller is not, or their lease has run out. */
    Optional<JoinView> renew(Standing standing, Caller caller, Instant now) {
        return keep(standing, caller, now, now);
    }

    /** Holds the seat longer for whoever is present, however old their lease. Under the lock of the stream. */
    Optional<JoinView> keep(Standing standing, Caller caller, Instant now) {
        return keep(standing, caller, now, Instant.EPOCH);
    }

    private Optional<JoinView> keep(Standing standing, Caller caller, Instant now, Instant runningAt) {
        UUID streamId = standing.stream().id();
        return sql.first(
                KEEP,
                row -> new JoinView(
                        streamId,
                        caller.id(),
                        standing.role(),
                        row.instant("joined_at"),
                        row.instant("lease_expires_at")),
                now.plus(settings.length()),
                caller.displayName(),
                streamId,
                caller.id(),
                runningAt);
    }

    /** Makes the caller, who is not present, present from now on; a viewer takes a seat. Under the lock of the stream. */
    Entry enter(Standing standing, Caller caller, Instant now) {
        UUID streamId = standing.stream().id();
        int viewers = standing.owner() ? taken(streamId) : take(standing);
        Instant leaseExpiresAt = now.plus(settings.length());
        sql.update(
                ENTER,
                streamId,
                caller.id(),
                caller.displayName(),
                caller.emailHash(),
                standing.owner(),
                now,
                now,
                leaseExpiresAt);
        return new Entry(new JoinView(streamId, caller.id(), standing.role(), now, leaseExpiresAt), viewers);
    }

    private int take(Standing standing) {
        UUID streamId = standing.stream().id();
        return tryToTake(streamId)
                .or(() -> {
                    departures.recount(streamId);
                    return tryToTake(streamId);
                })
                .orElseThrow(() -> new StreamFull(streamId, standing.stream().maxViewers()));
    }

    private Optional<Integer> tryToTake(UUID streamId) {
        return sql.first(TAKE, StreamRows::viewers, streamId);
    }

    private int taken(UUID streamId) {
        return sql.first("select viewer_count from live_streams where id = ?", StreamRows::viewers, streamId)
                .orElseThrow();
    }
}
