package io.livestream.stream.invitation;

import io.livestream.platform.Ids;
import io.livestream.platform.audience.Standing;
import io.livestream.platform.caller.Caller;
import io.livestream.platform.caller.EmailHash;
import io.livestream.platform.event.ParticipantEvent.Invited;
import io.livestream.platform.event.ParticipantEvent.Uninvited;
import io.livestream.platform.outbox.Outbox;
import io.livestream.platform.paging.Cursor;
import io.livestream.platform.paging.Page;
import io.livestream.stream.access.StreamAccess;
import io.livestream.stream.participation.OwnerStays;
import io.livestream.stream.participation.PresenceService;
import io.livestream.stream.people.Account;
import io.livestream.stream.people.People;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/** Who may see a private stream by invitation. Inviting the same person again, in whichever way, is the same invitation. */
@ApplicationScoped
class InvitationService {

    private final InvitationRepository invitations;
    private final StreamAccess access;
    private final People people;
    private final PresenceService presence;
    private final Outbox outbox;
    private final Clock clock;

    InvitationService(
            InvitationRepository invitations,
            StreamAccess access,
            People people,
            PresenceService presence,
            Outbox outbox,
            Clock clock) {
        this.invitations = invitations;
        this.access = access;
        this.people = people;
        this.presence = presence;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * Finds out who is meant, which may have to wait for the latest accounts and therefore comes before the transaction of {@link
     * #invite}.
     */
    Invitee identify(UUID streamId, Invite request, Caller caller) {
        request.requireOne();
        access.require(streamId, caller).requireOwner();
        if (request.userId() != null) {
            Account account = people.require(request.userId());
            return new Invitee(null, account.emailHash(), account.id());
        }
        String hash = EmailHash.of(request.email());
        UUID userId = people.withAddress(hash).map(Account::id).orElse(null);
        return new Invitee(request.email(), hash, userId);
    }

    /** Whoever is invited already keeps the invitation that they have. */
    @Transactional
    InvitationView invite(UUID streamId, Invitee invitee, Caller caller) {
        Standing standing = access.lock(streamId, caller).requireOwner();
        requireNotTheOwner(standing, invitee, caller);
        Optional<InvitationView> before = invitations.of(streamId, invitee);
        if (before.isPresent()) {
            return before.get();
        }
        UUID id = Ids.next();
        invitations.add(id, streamId, invitee, clock.instant());
        outbox.append(streamId, new Invited(id, invitee.userId(), invitee.emailHash(), caller.person()));
        return invitations.find(streamId, id).orElseThrow();
    }

    private void requireNotTheOwner(Standing standing, Invitee invitee, Caller caller) {
        UUID owner = standing.stream().teacher().id();
        String hash = standing.owner()
                ? caller.emailHash()
                : people.find(owner).map(Account::emailHash).orElse(null);
        if (invitee.is(owner, hash)) {
            throw new OwnerStays(standing.stream().id());
        }
    }

    Page<InvitationView> list(UUID streamId, int limit, Cursor after, Caller caller) {
        access.require(streamId, caller).requireOwner();
        return Page.of(
                invitations.inOrder(streamId, after, limit + 1),
                limit,
                last -> Cursor.of(last.invitedAt(), last.id()),
                view -> view);
    }

    InvitationView read(UUID streamId, UUID invitationId, Caller caller) {
        access.require(streamId, caller).requireOwner();
        return invitations.find(streamId, invitationId).orElseThrow(() -> new InvitationNotFound(invitationId));
    }

    /** Whoever may no longer see the stream is let go. */
    void withdraw(UUID streamId, UUID invitationId, Caller caller) {
        presence.sweepThenRun(streamId, caller, standing -> withdraw(standing.requireOwner(), invitationId, caller));
    }

    private void withdraw(Standing standing, UUID invitationId, Caller caller) {
        UUID streamId = standing.stream().id();
        Invitee invitee =
                invitations.remove(streamId, invitationId).orElseThrow(() -> new InvitationNotFound(invitationId));
        outbox.append(streamId, new Uninvited(invitationId, invitee.userId(), invitee.emailHash(), caller.person()));
        presence.letGoOfStrangers(streamId, clock.instant());
    }
}
