package io.livestream.stream.participation;

import io.livestream.platform.audience.Standing;
import io.livestream.platform.caller.Caller;
import io.livestream.platform.event.ParticipantEvent.Joined;
import io.livestream.platform.event.ParticipantEvent.Left;
import io.livestream.platform.event.ParticipantEvent.Reason;
import io.livestream.platform.outbox.Outbox;
import io.livestream.stream.access.StreamAccess;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;

/** Who is there: joining, leaving, and the ends of presence that others bring about. */
@ApplicationScoped
public class PresenceService {

    private final StreamAccess access;
    private final Seats seats;
    private final Departures departures;
    private final LeaseSweeper sweeper;
    private final NodeLock nodeLock;
    private final RefusedJoins refused;
    private final JoinGate joinGate;
    private final Outbox outbox;
    private final Clock clock;

    PresenceService(
            StreamAccess access,
            Seats seats,
            Departures departures,
            LeaseSweeper sweeper,
            NodeLock nodeLock,
            RefusedJoins refused,
            JoinGate joinGate,
            Outbox outbox,
            Clock clock) {
        this.access = access;
        this.seats = seats;
        this.departures = departures;
        this.sweeper = sweeper;
        this.nodeLock = nodeLock;
        this.refused = refused;
        this.joinGate = joinGate;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Makes the caller present, or holds their presence longer if they already are. */
    JoinView join(UUID streamId, Caller caller) {
        return refused.count(() -> takeSeat(streamId, caller));
    }

    private JoinView takeSeat(UUID streamId, Caller caller) {
        Standing standing = access.require(streamId, caller).requireLive();
        if (standing.present()) {
            var renewed = seats.renew(standing, caller, clock.instant());
            if (renewed.isPresent()) {
                return renewed.get();
            }
            sweeper.sweep(streamId);
        }
        try {
            return passIn(streamId, caller);
        } catch (StreamFull full) {
            if (!sweeper.sweep(streamId)) {
                throw full;
            }
            return passIn(streamId, caller);
        }
    }

    private JoinView passIn(UUID streamId, Caller caller) {
        return nodeLock.holding(
                streamId, () -> QuarkusTransaction.requiringNew().call(() -> enter(streamId, caller)));
    }

    private JoinView enter(UUID streamId, Caller caller) {
        Standing standing = access.lock(streamId, caller).requireLive();
        Instant now = clock.instant();
        var kept = seats.keep(standing, caller, now);
        if (kept.isPresent()) {
            return kept.get();
        }
        Seats.Entry entry = seats.enter(standing, caller, now);
        standing.requireNotRemoved();
        joinGate.check(caller.id());
        joinGate.count(caller.id());
        JoinView view = entry.view();
        outbox.append(streamId, new Joined(caller.person(), view.role(), now, view.leaseExpiresAt(), entry.viewers()));
        return view;
    }

    /** Ends the caller's presence; nothing happens to whoever is not there. */
    void leave(UUID streamId, Caller caller) {
        if (!access.require(streamId, caller).present()) {
            return;
        }
        sweeper.sweep(streamId);
        nodeLock.holding(streamId, () -> QuarkusTransaction.requiringNew().call(() -> depart(streamId, caller)));
    }

    private Standing depart(UUID streamId, Caller caller) {
        Standing standing = access.lock(streamId, caller);
        Instant now = clock.instant();
        if (departures.one(streamId, caller.id(), now)) {
            outbox.append(streamId, new Left(caller.id(), now, Reason.LEFT));
        }
        return standing;
    }

    /**
     * Makes a change to which it matters who is present. Leases that have run out are told of first, so that whoever held one has left by then
     * and is not met by the change. Only after that, since it may take a while, the transaction of the change begins and locks the stream.
     */
    public <T> T sweepThenCall(UUID streamId, Caller caller, Function<Standing, T> change) {
        sweeper.sweep(streamId);
        return QuarkusTransaction.requiringNew().call(() -> change.apply(access.lock(streamId, caller)));
    }

    /** As {@link #sweepThenCall}, for a change without a result. */
    public void sweepThenRun(UUID streamId, Caller caller, Consumer<Standing> change) {
        sweeper.sweep(streamId);
        QuarkusTransaction.requiringNew().run(() -> change.accept(access.lock(streamId, caller)));
    }

    /**
     * When a class ends that is stopped now: not before it began or somebody came, though the clocks of the nodes where that was may be
     * ahead. The caller holds the lock of the stream.
     */
    public Instant possibleEnd(UUID streamId, Instant now) {
        return departures.possibleEnd(streamId, now);
    }

    /** The class is over for everybody at once. The caller holds the lock of the stream, and its event tells of it. */
    public void endAll(UUID streamId, Instant at) {
        departures.all(streamId, at);
    }

    /**
     * Ends the presence of those who may no longer see the stream: it has become private, or they are no longer invited or
     * moderators. The caller holds the lock of the stream.
     */
    public void letGoOfStrangers(UUID streamId, Instant at) {
        for (UUID userId : departures.strangers(streamId, at)) {
            outbox.append(streamId, new Left(userId, at, Reason.LEFT));
        }
    }
}
