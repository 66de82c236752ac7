package io.livestream.stream.participation;

import io.livestream.platform.audience.Standing;
import io.livestream.platform.caller.Caller;
import io.livestream.platform.event.ParticipantEvent.ModeratorDismissed;
import io.livestream.platform.event.ParticipantEvent.Readmitted;
import io.livestream.platform.event.ParticipantEvent.Removed;
import io.livestream.platform.outbox.Outbox;
import io.livestream.stream.access.ModeratorRepository;
import io.livestream.stream.access.StreamAccess;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;

/** Keeps people out of a stream, and lets them in again. */
@ApplicationScoped
public class RemovalService {

    private final StreamAccess access;
    private final Departures departures;
    private final PresenceService presence;
    private final RemovalRepository removals;
    private final ModeratorRepository moderators;
    private final Outbox outbox;
    private final Clock clock;

    RemovalService(
            StreamAccess access,
            Departures departures,
            PresenceService presence,
            RemovalRepository removals,
            ModeratorRepository moderators,
            Outbox outbox,
            Clock clock) {
        this.access = access;
        this.departures = departures;
        this.presence = presence;
        this.removals = removals;
        this.moderators = moderators;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Keeps somebody out, whether they have ever joined or not. A moderator who is removed is none any longer. */
    void remove(UUID streamId, UUID userId, Caller caller) {
        presence.sweepThenRun(streamId, caller, standing -> remove(standing.requireStaff(), userId, caller));
    }

    private void remove(Standing standing, UUID userId, Caller caller) {
        UUID streamId = standing.stream().id();
        if (moderators.contains(streamId, userId) && !standing.mayOwn()) {
            throw new ModeratorStays(userId);
        }
        if (standing.stream().teacher().id().equals(userId)) {
            throw new OwnerStays(streamId);
        }
        Instant now = clock.instant();
        if (removals.add(streamId, userId, now, caller.id())) {
            departures.one(streamId, userId, now);
            // First, so that their sockets are told this and not that they may no longer see a stream that is private.
            outbox.append(streamId, new Removed(userId, caller.person()), now);
            if (moderators.remove(streamId, userId)) {
                outbox.append(streamId, new ModeratorDismissed(userId, caller.person()), now);
            }
        }
    }

    @Transactional
    void readmit(UUID streamId, UUID userId, Caller caller) {
        access.lock(streamId, caller).requireStaff();
        letIn(streamId, userId, caller);
    }

    /** Readmits somebody if they are kept out. The caller holds the lock of the stream. */
    public void letIn(UUID streamId, UUID userId, Caller caller) {
        if (removals.remove(streamId, userId)) {
            outbox.append(streamId, new Readmitted(userId, caller.person()));
        }
    }
}
