package io.livestream.platform.event;

import static java.util.Map.entry;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The names of the events on the log ({@code ce_type}). They are part of the contract and never change. */
public final class EventType {

    private static final Map<String, Class<? extends Event>> BY_NAME = Map.ofEntries(
            entry("stream.created", StreamEvent.Created.class),
            entry("stream.updated", StreamEvent.Updated.class),
            entry("stream.started", StreamEvent.Started.class),
            entry("stream.stopped", StreamEvent.Stopped.class),
            entry("stream.cancelled", StreamEvent.Cancelled.class),
            entry("stream.deleted", StreamEvent.Deleted.class),
            entry("participant.joined", ParticipantEvent.Joined.class),
            entry("participant.left", ParticipantEvent.Left.class),
            entry("participant.removed", ParticipantEvent.Removed.class),
            entry("participant.readmitted", ParticipantEvent.Readmitted.class),
            entry("participant.invited", ParticipantEvent.Invited.class),
            entry("participant.uninvited", ParticipantEvent.Uninvited.class),
            entry("participant.moderator-named", ParticipantEvent.ModeratorNamed.class),
            entry("participant.moderator-dismissed", ParticipantEvent.ModeratorDismissed.class),
            entry("participant.muted", ChatEvent.Muted.class),
            entry("participant.unmuted", ChatEvent.Unmuted.class),
            entry("chat.posted", ChatEvent.Posted.class),
            entry("chat.removed", ChatEvent.Removed.class),
            entry("chat.pinned", ChatEvent.Pinned.class),
            entry("chat.unpinned", ChatEvent.Unpinned.class),
            entry("chat.settings", ChatEvent.SettingsChanged.class),
            entry("question.asked", QuestionEvent.Asked.class),
            entry("question.upvoted", QuestionEvent.Upvoted.class),
            entry("question.upvote-withdrawn", QuestionEvent.UpvoteWithdrawn.class),
            entry("question.answered", QuestionEvent.Answered.class),
            entry("question.dismissed", QuestionEvent.Dismissed.class),
            entry("question.reopened", QuestionEvent.Reopened.class),
            entry("question.pinned", QuestionEvent.Pinned.class),
            entry("question.unpinned", QuestionEvent.Unpinned.class),
            entry("question.deleted", QuestionEvent.Deleted.class));

    private static final Map<Class<?>, String> BY_CLASS =
            BY_NAME.entrySet().stream().collect(Collectors.toMap(Map.Entry::getValue, Map.Entry::getKey));

    private EventType() {}

    public static String of(Event event) {
        return BY_CLASS.get(event.getClass());
    }

    static Optional<Class<? extends Event>> named(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    /** The names of the events of some kinds, each an event or what several have in common. */
    public static Set<String> namesOf(Collection<Class<? extends Event>> kinds) {
        return BY_NAME.entrySet().stream()
                .filter(type -> kinds.stream().anyMatch(kind -> kind.isAssignableFrom(type.getValue())))
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** All names with the record that each stands for. */
    public static Map<String, Class<? extends Event>> all() {
        return BY_NAME;
    }
}
