package io.livestream.platform.event;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.UUID;

/** What happened to a question. {@code upvotes} is the number of votes after the event. */
@RegisterForReflection
public sealed interface QuestionEvent extends Event {

    /** The author of an anonymous question is on the log for the figures; no reader may show them but to themself. */
    record Asked(UUID questionId, Person author, boolean anonymous, String text) implements QuestionEvent {}

    /** @param displayName the voter's; null in the oldest records */
    record Upvoted(UUID questionId, UUID userId, String displayName, int upvotes) implements QuestionEvent {}

    record UpvoteWithdrawn(UUID questionId, UUID userId, int upvotes) implements QuestionEvent {}

    /** A later answer replaces an earlier one. A spoken answer has no text. */
    record Answered(UUID questionId, String text, boolean spoken, Person by) implements QuestionEvent {}

    record Dismissed(UUID questionId, Person by) implements QuestionEvent {}

    record Reopened(UUID questionId, Person by) implements QuestionEvent {}

    record Pinned(UUID questionId, Person by) implements QuestionEvent {}

    record Unpinned(UUID questionId, Person by) implements QuestionEvent {}

    record Deleted(UUID questionId, Person by) implements QuestionEvent {}
}
