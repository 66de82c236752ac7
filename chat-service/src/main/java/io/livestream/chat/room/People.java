package io.livestream.chat.room;

import io.livestream.platform.audience.AudienceSnapshot;
import io.livestream.platform.audience.AudienceSnapshot.Invitation;
import io.livestream.platform.audience.AudienceSnapshot.Member;
import io.livestream.platform.caller.Caller;
import io.livestream.platform.event.ParticipantEvent;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Who has which part in one stream. Not safe for threads. */
final class People {

    private final Set<UUID> moderators = new HashSet<>();
    private final Set<UUID> removed = new HashSet<>();
    private final Set<UUID> present = new HashSet<>();
    private final Set<UUID> joinedEver = new HashSet<>();
    private final Map<UUID, Invitation> invitations = new HashMap<>();
    private Set<UUID> invitedUsers = Set.of();
    private Set<String> invitedAddresses = Set.of();

    /** Those of a stream of which nothing has happened. */
    People() {}

    /** Those whom the database knows. */
    People(AudienceSnapshot audience) {
        for (Member member : audience.members()) {
            keep(moderators, member.userId(), member.moderator());
            keep(removed, member.userId(), member.removed());
            keep(present, member.userId(), member.present());
            keep(joinedEver, member.userId(), member.joinedEver());
        }
        audience.invitations().forEach(invitation -> invitations.put(invitation.id(), invitation));
        invitationsChanged();
    }

    private void invitationsChanged() {
        invitedUsers = named(Invitation::userId);
        invitedAddresses = named(Invitation::emailHash);
    }

    private <T> Set<T> named(Function<Invitation, T> by) {
        return invitations.values().stream().map(by).filter(Objects::nonNull).collect(Collectors.toSet());
    }

    private static void keep(Set<UUID> people, UUID user, boolean belongs) {
        if (belongs) {
            people.add(user);
        }
    }

    void apply(ParticipantEvent event) {
        switch (event) {
            case ParticipantEvent.Joined joined -> {
                present.add(joined.user().id());
                joinedEver.add(joined.user().id());
            }
            case ParticipantEvent.Left left -> present.remove(left.userId());
            case ParticipantEvent.Removed gone -> {
                removed.add(gone.userId());
                present.remove(gone.userId());
            }
            case ParticipantEvent.Readmitted readmitted -> removed.remove(readmitted.userId());
            case ParticipantEvent.Invited invited -> {
                var invitation = new Invitation(invited.invitationId(), invited.userId(), invited.emailHash());
                invitations.put(invitation.id(), invitation);
                invitationsChanged();
            }
            case ParticipantEvent.Uninvited uninvited -> {
                invitations.remove(uninvited.invitationId());
                invitationsChanged();
            }
            case ParticipantEvent.ModeratorNamed named -> moderators.add(named.userId());
            case ParticipantEvent.ModeratorDismissed dismissed -> moderators.remove(dismissed.userId());
        }
    }

    /** The class is over. */
    void allLeave() {
        present.clear();
    }

    boolean isModerator(UUID user) {
        return moderators.contains(user);
    }

    boolean isRemoved(UUID user) {
        return removed.contains(user);
    }

    boolean isPresent(UUID user) {
        return present.contains(user);
    }

    int present() {
        return present.size();
    }

    boolean hasJoined(UUID user) {
        return joinedEver.contains(user);
    }

    boolean isInvited(Caller caller) {
        return invitedUsers.contains(caller.id())
                || !invitedAddresses.isEmpty() && invitedAddresses.contains(caller.emailHash());
    }
}
