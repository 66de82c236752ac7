package io.livestream.qa.question;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.livestream.platform.event.Person;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A question as one reader sees it.
 *
 * @param author null if the question is anonymous and its author not to be known to the reader
 * @param answer the latest one given; an open question has one if it was reopened
 * @param version what the entity tag is made of; not in the body
 */
record QuestionView(
        UUID id,
        UUID streamId,
        @Schema(nullable = true) Person author,
        boolean anonymous,
        @Schema(nullable = true) String text,
        QuestionStatus status,
        int upvotes,
        boolean upvotedByMe,
        boolean pinned,
        @Schema(nullable = true) AnswerView answer,
        Instant askedAt,
        @JsonIgnore long version) {

    /** @param text null if the answer was given aloud */
    record AnswerView(@Schema(nullable = true) String text, Person by, Instant at) {}
}
