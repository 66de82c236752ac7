package io.livestream.analytics.figures;

import java.time.Instant;
import java.util.UUID;

/** What one person, not the owner, did in one class. */
final class PersonFigures {

    /** One person in one class. */
    record Key(UUID streamId, UUID userId) {}

    final Key key;
    String displayName = "";
    Instant firstJoinedAt;
    Instant presentSince;
    long messages;
    long questions;
    long anonymousQuestions;
    long upvotes;

    PersonFigures(Key key) {
        this.key = key;
    }

    boolean isPresent() {
        return presentSince != null;
    }

    boolean isEngaged() {
        return messages + questions + anonymousQuestions + upvotes > 0;
    }
}
