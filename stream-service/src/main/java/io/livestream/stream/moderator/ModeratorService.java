package io.livestream.stream.moderator;

import io.livestream.platform.audience.Standing;
import io.livestream.platform.caller.Caller;
import io.livestream.platform.event.ParticipantEvent.ModeratorDismissed;
import io.livestream.platform.event.ParticipantEvent.ModeratorNamed;
import io.livestream.platform.outbox.Outbox;
import io.livestream.stream.access.ModeratorRepository;
import io.livestream.stream.access.StreamAccess;
import io.livestream.stream.participation.OwnerStays;
import io.livestream.stream.participation.PresenceService;
import io.livestream.stream.participation.RemovalService;
import io.livestream.stream.people.People;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;

/** Those who help the owner to run a stream. Naming one who was removed readmits them: nobody runs what they may not enter. */
@ApplicationScoped
class ModeratorService {

    private final StreamAccess access;
    private final People people;
    private final RemovalService removals;
    private final PresenceService presence;
    private final ModeratorRepository moderators;
    private final Outbox outbox;
    private final Clock clock;

    ModeratorService(
            StreamAccess access,
            People people,
            RemovalService removals,
            PresenceService presence,
            ModeratorRepository moderators,
            Outbox outbox,
            Clock clock) {
        this.access = access;
        this.people = people;
        this.removals = removals;
        this.presence = presence;
        this.moderators = moderators;
        this.outbox = outbox;
        this.clock = clock;
    }

    void name(UUID streamId, UUID userId, Caller caller) {
        Standing standing = access.require(streamId, caller).requireOwner();
        if (standing.stream().teacher().id().equals(userId)) {
            throw new OwnerStays(streamId);
        }
        people.require(userId);
        QuarkusTransaction.requiringNew().run(() -> nameKnown(streamId, userId, caller));
    }

    private void nameKnown(UUID streamId, UUID userId, Caller caller) {
        access.lock(streamId, caller).requireOwner();
        if (moderators.add(streamId, userId, clock.instant())) {
            removals.letIn(streamId, userId, caller);
            outbox.append(streamId, new ModeratorNamed(userId, caller.person()));
        }
    }

    void dismiss(UUID streamId, UUID userId, Caller caller) {
        presence.sweepThenRun(streamId, caller, standing -> dismiss(standing.requireOwner(), userId, caller));
    }

    private void dismiss(Standing standing, UUID userId, Caller caller) {
        UUID streamId = standing.stream().id();
        if (moderators.remove(streamId, userId)) {
            outbox.append(streamId, new ModeratorDismissed(userId, caller.person()));
            presence.letGoOfStrangers(streamId, clock.instant());
        }
    }
}
