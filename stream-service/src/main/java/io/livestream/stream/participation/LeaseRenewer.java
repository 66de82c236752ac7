package io.livestream.stream.participation;

import io.livestream.platform.event.PresenceRenewed;
import io.livestream.platform.follow.Followers;
import io.livestream.platform.sql.Sql;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/**
 * Renews the leases of those who have a socket open, as {@code livestream.presence} tells.
 *
 * <p>What counts is when the socket was open and not when that is read: a lease is renewed if the socket was already open when it
 * would have run out. So records may be read late, twice or in another order, and one that is out of date changes nothing. Nobody
 * becomes present by it, and who has been removed, or whose class is not live, is not present.
 */
@ApplicationScoped
class LeaseRenewer {

    /** The clocks of nodes may differ a little. A node whose clock is ahead by more holds no seat for longer than this. */
    private static final Duration CLOCK_DIFFERENCE = Duration.ofSeconds(5);

    /**
     * It waits for nobody: whose row is locked is just joining, which renews the lease as well, or just leaving. So it gets in the way
     * of no class that ends, and no deadlock is possible with those who change many rows.
     */
    private static final String RENEW = """
            with held as (
                select p.stream_id, p.user_id, h.until
                from unnest(?, ?, ?, ?) as h (stream_id, user_id, since, until)
                join stream_participants p on p.stream_id = h.stream_id and p.user_id = h.user_id
                where p.present and p.lease_expires_at >= h.since and p.lease_expires_at < h.until
                for no key update of p skip locked)
            update stream_participants p
            set lease_expires_at = held.until
            from held
            where p.stream_id = held.stream_id and p.user_id = held.user_id""";

    private record Seat(UUID streamId, UUID userId) {}

    /** A time throughout which the seat is held by an open socket, if it was held before. */
    private record Hold(Seat seat, Instant since, Instant until) {

        boolean reaches(Hold later) {
            return !later.since().isAfter(until);
        }

        Hold with(Hold later) {
            return later.until().isAfter(until) ? new Hold(seat, since, later.until()) : this;
        }
    }

    private final Sql sql;
    private final LeaseSettings settings;
    private final Clock clock;

    LeaseRenewer(Sql sql, LeaseSettings settings, Clock clock) {
        this.sql = sql;
        this.settings = settings;
        this.clock = clock;
    }

    void follow(@Observes StartupEvent started, Followers followers) {
        followers.followPresence("stream-presence", this::renew);
    }

    /** All of them in one statement, however many rooms and people they speak of. */
    void renew(List<PresenceRenewed> renewals) {
        List<Hold> holds = holds(renewals);
        if (!holds.isEmpty()) {
            sql.update(
                    RENEW,
                    column(holds, hold -> hold.seat().streamId()),
                    column(holds, hold -> hold.seat().userId()),
                    column(holds, Hold::since),
                    column(holds, Hold::until));
        }
    }

    /** Those of one person apart from each other, so that at most one of them holds a lease that runs out at some moment. */
    private List<Hold> holds(List<PresenceRenewed> renewals) {
        Map<Seat, List<Hold>> bySeat = new HashMap<>();
        Instant latest = clock.instant().plus(CLOCK_DIFFERENCE);
        for (PresenceRenewed renewal : renewals) {
            Instant at = renewal.at().isAfter(latest) ? latest : renewal.at();
            Instant until = at.plus(settings.length()).truncatedTo(ChronoUnit.MILLIS);
            for (PresenceRenewed.Holder holder : renewal.people()) {
                Seat seat = new Seat(renewal.streamId(), holder.userId());
                bySeat.computeIfAbsent(seat, _ -> new ArrayList<>()).add(new Hold(seat, holder.since(), until));
            }
        }
        return bySeat.values().stream().flatMap(holds -> joined(holds).stream()).toList();
    }

    private static List<Hold> joined(List<Hold> holds) {
        holds.sort(Comparator.comparing(Hold::since));
        List<Hold> apart = new ArrayList<>();
        for (Hold hold : holds) {
            if (!apart.isEmpty() && apart.getLast().reaches(hold)) {
                apart.add(apart.removeLast().with(hold));
            } else {
                apart.add(hold);
            }
        }
        return apart;
    }

    private static <T> List<T> column(List<Hold> holds, Function<Hold, T> of) {
        return holds.stream().map(of).toList();
    }
}
